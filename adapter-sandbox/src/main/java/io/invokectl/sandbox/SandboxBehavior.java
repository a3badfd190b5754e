package io.invokectl.sandbox;

import io.invokectl.domain.value.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a sandbox behaves.
 *
 * @param fail the share of jobs that fail without a fault of their input, from 0 to 1
 * @param delay how long every job takes in all; nothing for what its model usually takes
 * @param seed makes the sandbox's own choices repeat themselves: ids, failures, delays and the seeds it picks; nothing
 *     for new ones each time
 */
public record SandboxBehavior(double fail, Optional<Duration> delay, Optional<Long> seed) {

    /** No failures, the usual delays, new choices each time. */
    public static final SandboxBehavior DEFAULT = new SandboxBehavior(0, Optional.empty(), Optional.empty());

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    /**
     * Checks the figures.
     *
     * @throws InvalidValueException if the share is not from 0 to 1 or the delay is negative
     */
    public SandboxBehavior {
        if (!(fail >= 0 && fail <= 1)) {
            throw new InvalidValueException("fail is a share of jobs from 0 to 1, not " + fail);
        }
        if (delay.filter(Duration::isNegative).isPresent()) {
            throw new InvalidValueException("delay is not negative");
        }
    }

    /**
     * Reads the settings in an address, such as {@code ?fail=0.1&delay=0&seed=7}: any of them, in any order. What is
     * not set stays as in {@link #DEFAULT}.
     *
     * @param settings what follows {@code sandbox:}; may be empty
     * @throws InvalidValueException if a setting is unknown, set twice, or has a value that it cannot have
     */
    public static SandboxBehavior parse(String settings) {
        if (!settings.isEmpty() && !settings.startsWith("?")) {
            throw new InvalidValueException(
                    "the settings of the sandbox read ?fail=0.1&delay=0&seed=7, not \"" + settings + "\"");
        }
        SandboxBehavior behavior = DEFAULT;
        Set<String> seen = new HashSet<>();
        for (String setting : settings.replaceFirst("^\\?", "").split("&", -1)) {
            String[] parts = setting.split("=", 2);
            if (!setting.isEmpty()) {
                behavior = behavior.with(parts[0], parts.length == 1 ? "" : parts[1]);
                if (!seen.add(parts[0])) {
                    throw new InvalidValueException("the setting \"" + parts[0] + "\" of the sandbox stands twice");
                }
            }
        }
        return behavior;
    }

    private SandboxBehavior with(String name, String value) {
        return switch (name) {
            case "fail" -> new SandboxBehavior(share(value), delay, seed);
            case "delay" -> new SandboxBehavior(fail, Optional.of(seconds(value)), seed);
            case "seed" -> new SandboxBehavior(fail, delay, Optional.of(whole(value)));
            default ->
                throw new InvalidValueException(
                        "the sandbox has no setting \"" + name + "\": there are fail, delay and seed");
        };
    }

    private static double share(String value) {
        if (!DECIMAL.matcher(value).matches() || Double.parseDouble(value) > 1) {
            throw new InvalidValueException("fail is a share of jobs from 0 to 1, such as 0.1, not \"" + value + "\"");
        }
        return Double.parseDouble(value);
    }

    private static Duration seconds(String value) {
        if (!DECIMAL.matcher(value).matches()) {
            throw new InvalidValueException(
                    "delay is a number of seconds from 0 on, such as 2.5, not \"" + value + "\"");
        }
        return Duration.ofNanos(new BigDecimal(value).movePointRight(9).longValueExact());
    }

    private static long whole(String value) {
        if (!WHOLE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "seed is a whole number of at most 18 digits, such as 7, not \"" + value + "\"");
        }
        return Long.parseLong(value);
    }
}
