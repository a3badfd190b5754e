package io.invokectl.sandbox;

import io.invokectl.sandbox.craft.Dice;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What chance has in store for one request.
 *
 * @param requestId the name of the answer
 * @param fault what goes wrong, if anything does
 * @param takenAnyway whether a job is taken though its answer is lost
 */
record Fate(String requestId, Optional<String> fault, boolean takenAnyway) {

    static Fate draw(Faults faults, Dice dice) {
        synchronized (dice) {
            String requestId = "req-" + HexFormat.of().toHexDigits(dice.nextLong());
            return new Fate(requestId, faults.draw(dice), dice.chance(0.5));
        }
    }

    boolean truncates() {
        return is(Faults.TRUNCATE);
    }

    boolean closes() {
        return is(Faults.CLOSE);
    }

    /** The status that stands in for the true one. */
    Optional<Integer> status() {
        return fault.filter(kind -> !truncates() && !closes()).map(Integer::valueOf);
    }

    /**
     * Whether a request that goes wrong was served all the same, which nobody can tell from outside. Refusals and 503
     * never are.
     */
    boolean leavesJob() {
        return takenAnyway
                && (closes()
                        || status().filter(code -> code >= 500 && code != 503).isPresent());
    }

    private boolean is(String kind) {
        return fault.filter(kind::equals).isPresent();
    }
}
