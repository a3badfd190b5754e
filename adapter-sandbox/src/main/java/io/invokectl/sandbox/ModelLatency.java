package io.invokectl.sandbox;

import io.invokectl.sandbox.media.SeededRandom;
import java.time.Duration;

/**
 * The range of times that the jobs of a model take, in seconds.
 *
 * @param minQueued the shortest wait in the queue
 * @param maxQueued the longest wait in the queue
 * @param minRunning the shortest run
 * @param maxRunning the longest run
 */
record ModelLatency(double minQueued, double maxQueued, double minRunning, double maxRunning) {

    Duration queued(SeededRandom random) {
        return duration(random.nextDouble(minQueued, maxQueued));
    }

    Duration running(SeededRandom random) {
        return duration(random.nextDouble(minRunning, maxRunning));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
