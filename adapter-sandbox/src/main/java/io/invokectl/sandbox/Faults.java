package io.invokectl.sandbox;

import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.sandbox.media.SeededRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The faults that a {@link SandboxServer} injects. A kind is a status from 400 to 599, sent instead of the real response;
 * {@code close}, which ends the connection without a response after the request was read; or {@code truncate}, which cuts
 * the response in half. Half of the submissions that meet {@code close} or a server error other than 503 create a job all
 * the same. Immutable.
 *
 * @param shares the share of requests that meet each kind, from 0 to 1, together at most 1
 */
public record Faults(Map<String, Double> shares) {

    /** No faults. */
    public static final Faults NONE = new Faults(Map.of());

    private static final String CLOSE = "close";
    private static final String TRUNCATE = "truncate";

    private static final Pattern KIND = Pattern.compile("[45][0-9]{2}|" + CLOSE + "|" + TRUNCATE);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final double ROUNDING = 1e-9;

    /**
     * Validates kinds and shares.
     *
     * @throws InvalidValueException if a kind is unknown, a share is out of range, or the sum exceeds 1
     */
    public Faults {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        shares.forEach(Faults::require);
        if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + ROUNDING) {
            throw new InvalidValueException("the shares of all faults exceed 1");
        }
    }

    private static void require(String kind, double share) {
        if (!KIND.matcher(kind).matches()) {
            throw new InvalidValueException(
                    "a fault must be a status from 400 to 599, close or truncate, got \"" + kind + "\"");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException("the share of " + kind + " must be from 0 to 1, got " + share);
        }
    }

    /**
     * Parses faults such as {@code 503=0.02,close=0.01}.
     *
     * @param text kinds with their shares, separated by commas; may be empty
     * @throws InvalidValueException if the text is malformed or a kind occurs twice
     */
    public static Faults parse(String text) {
        var shares = new LinkedHashMap<String, Double>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] sides = part.strip().split("=", 2);
            if (sides.length != 2 || !DECIMAL.matcher(sides[1]).matches()) {
                throw new InvalidValueException(
                        "a fault must be KIND=SHARE, such as 503=0.02, got \"" + part.strip() + "\"");
            }
            if (shares.put(sides[0], Double.valueOf(sides[1])) != null) {
                throw new InvalidValueException("duplicate fault " + sides[0]);
            }
        }
        return new Faults(shares);
    }

    /** Draws what happens to one request. */
    Draw draw(SeededRandom random) {
        synchronized (random) {
            String requestId = "req-" + HexFormat.of().toHexDigits(random.nextLong());
            return new Draw(requestId, kind(random.nextDouble()), random.chance(0.5));
        }
    }

    private Optional<String> kind(double place) {
        double rest = place;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            rest -= share.getValue();
            if (rest < 0) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }

    /**
     * What is drawn at random for one request.
     *
     * @param requestId identifies the response
     * @param kind the kind of fault to inject, if any
     * @param acceptsJob whether a submission is accepted although its response is lost
     */
    record Draw(String requestId, Optional<String> kind, boolean acceptsJob) {

        boolean truncates() {
            return kind.filter(TRUNCATE::equals).isPresent();
        }

        boolean closes() {
            return kind.filter(CLOSE::equals).isPresent();
        }

        /** The status to send instead of the real response. */
        Optional<Integer> status() {
            return kind.filter(fault -> !truncates() && !closes()).map(Integer::valueOf);
        }

        /** Whether a faulty submission creates a job all the same. Client errors and 503 never do. */
        boolean leavesJob() {
            boolean serverError =
                    status().filter(code -> code >= 500 && code != 503).isPresent();
            return acceptsJob && (closes() || serverError);
        }
    }
}
