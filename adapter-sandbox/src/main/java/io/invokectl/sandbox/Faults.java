package io.invokectl.sandbox;

import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.sandbox.craft.Dice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a served sandbox does wrong on purpose, and how often. A kind is a status from 400 to 599, answered in place of
 * the true one; {@code close}, by which the connection ends without an answer once the request was read; or
 * {@code truncate}, by which the answer ends half-way. As in life, a submission that meets {@code close} or a server
 * error other than 503 may have been taken all the same: half of them are.
 *
 * @param shares the share of requests that each kind befalls, from 0 to 1, all together at most 1
 */
public record Faults(Map<String, Double> shares) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(Map.of());

    static final String CLOSE = "close";
    static final String TRUNCATE = "truncate";

    private static final Pattern KIND = Pattern.compile("[45][0-9]{2}|" + CLOSE + "|" + TRUNCATE);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final double ROUNDING = 1e-9;

    /**
     * Checks kinds and shares.
     *
     * @throws InvalidValueException if a kind is unknown, a share is not from 0 to 1, or they come to more than 1
     */
    public Faults {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        shares.forEach(Faults::require);
        if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + ROUNDING) {
            throw new InvalidValueException("the shares of all faults come to more than 1");
        }
    }

    private static void require(String kind, double share) {
        if (!KIND.matcher(kind).matches()) {
            throw new InvalidValueException(
                    "a fault is a status from 400 to 599, close or truncate, not \"" + kind + "\"");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException("the share of " + kind + " is from 0 to 1, not " + share);
        }
    }

    /**
     * Reads faults such as {@code 503=0.02,close=0.01}.
     *
     * @param text kinds and their shares, separated by commas; may be empty
     * @throws InvalidValueException if it does not read so, or a kind stands twice
     */
    public static Faults parse(String text) {
        var shares = new LinkedHashMap<String, Double>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] sides = part.strip().split("=", 2);
            if (sides.length != 2 || !DECIMAL.matcher(sides[1]).matches()) {
                throw new InvalidValueException(
                        "a fault reads KIND=SHARE, such as 503=0.02, not \"" + part.strip() + "\"");
            }
            if (shares.put(sides[0], Double.valueOf(sides[1])) != null) {
                throw new InvalidValueException("the fault " + sides[0] + " stands twice");
            }
        }
        return new Faults(shares);
    }

    /** The fault that befalls one request, if any does. */
    Optional<String> draw(Dice dice) {
        double left = dice.nextDouble();
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }
}
