package io.invokectl.sandbox;

import io.invokectl.domain.value.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The behavior of a sandbox. Immutable.
 *
 * @param fail the share of jobs that fail although their input is valid, from 0 to 1
 * @param delay the duration of every job; absent for that of its model
 * @param seed makes job IDs, failures, delays and picked seeds repeatable; absent for new ones each time
 */
public record SandboxBehavior(double fail, Optional<Duration> delay, Optional<Long> seed) {

    /** No failures, the delays of the models, no seed. */
    public static final SandboxBehavior DEFAULT = new SandboxBehavior(0, Optional.empty(), Optional.empty());

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    /**
     * Validates the values.
     *
     * @throws InvalidValueException if the share is out of range or the delay is negative
     */
    public SandboxBehavior {
        if (!(fail >= 0 && fail <= 1)) {
            throw new InvalidValueException("fail must be a share from 0 to 1, got " + fail);
        }
        if (delay.filter(Duration::isNegative).isPresent()) {
            throw new InvalidValueException("delay must not be negative");
        }
    }

    /**
     * Parses the settings of an address, such as {@code ?fail=0.1&delay=0&seed=7}, in any order. Other settings are those
     * of {@link #DEFAULT}.
     *
     * @param settings the part after {@code sandbox:}; may be empty
     * @throws InvalidValueException if a setting is unknown, invalid or occurs twice
     */
    public static SandboxBehavior parse(String settings) {
        if (!settings.isEmpty() && !settings.startsWith("?")) {
            throw new InvalidValueException(
                    "sandbox settings must look like ?fail=0.1&delay=0&seed=7, got \"" + settings + "\"");
        }
        SandboxBehavior behavior = DEFAULT;
        Set<String> seen = new HashSet<>();
        for (String setting : settings.replaceFirst("^\\?", "").split("&", -1)) {
            String[] parts = setting.split("=", 2);
            if (!setting.isEmpty()) {
                behavior = behavior.with(parts[0], parts.length == 1 ? "" : parts[1]);
                if (!seen.add(parts[0])) {
                    throw new InvalidValueException("duplicate sandbox setting \"" + parts[0] + "\"");
                }
            }
        }
        return behavior;
    }

    private SandboxBehavior with(String name, String value) {
        return switch (name) {
            case "fail" -> new SandboxBehavior(share(value), delay, seed);
            case "delay" -> new SandboxBehavior(fail, Optional.of(seconds(value)), seed);
            case "seed" -> new SandboxBehavior(fail, delay, Optional.of(integer(value)));
            default ->
                throw new InvalidValueException("unknown sandbox setting \"" + name + "\": use fail, delay or seed");
        };
    }

    private static double share(String value) {
        if (!DECIMAL.matcher(value).matches() || Double.parseDouble(value) > 1) {
            throw new InvalidValueException("fail must be a share from 0 to 1, such as 0.1, got \"" + value + "\"");
        }
        return Double.parseDouble(value);
    }

    private static Duration seconds(String value) {
        if (!DECIMAL.matcher(value).matches()) {
            throw new InvalidValueException("delay must be a number of seconds, such as 2.5, got \"" + value + "\"");
        }
        return Duration.ofNanos(new BigDecimal(value).movePointRight(9).longValueExact());
    }

    private static long integer(String value) {
        if (!INTEGER.matcher(value).matches()) {
            throw new InvalidValueException(
                    "seed must be an integer of at most 18 digits, such as 7, got \"" + value + "\"");
        }
        return Long.parseLong(value);
    }
}
