package io.invokectl.sandbox;

import io.invokectl.sandbox.media.SeededRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is drawn at random for one request.
 *
 * @param requestId identifies the response
 * @param fault the kind of fault to inject, if any
 * @param acceptsJob whether a submission is accepted although its response is lost
 */
record FaultDraw(String requestId, Optional<String> fault, boolean acceptsJob) {

    static FaultDraw draw(Faults faults, SeededRandom random) {
        synchronized (random) {
            String requestId = "req-" + HexFormat.of().toHexDigits(random.nextLong());
            return new FaultDraw(requestId, faults.draw(random), random.chance(0.5));
        }
    }

    boolean truncates() {
        return is(Faults.TRUNCATE);
    }

    boolean closes() {
        return is(Faults.CLOSE);
    }

    /** Returns the status to send instead of the real response. */
    Optional<Integer> status() {
        return fault.filter(kind -> !truncates() && !closes()).map(Integer::valueOf);
    }

    /** Returns whether a faulty submission creates a job all the same. Client errors and 503 never do. */
    boolean leavesJob() {
        return acceptsJob
                && (closes()
                        || status().filter(code -> code >= 500 && code != 503).isPresent());
    }

    private boolean is(String kind) {
        return fault.filter(kind::equals).isPresent();
    }
}
