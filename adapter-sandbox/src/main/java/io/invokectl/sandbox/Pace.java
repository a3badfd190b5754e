package io.invokectl.sandbox;

import io.invokectl.sandbox.craft.Dice;
import java.time.Duration;

/**
 * How long the jobs of a model usually take, in seconds.
 *
 * @param queuedLeast the shortest wait for their turn
 * @param queuedMost the longest wait for their turn
 * @param runningLeast the shortest run
 * @param runningMost the longest run
 */
record Pace(double queuedLeast, double queuedMost, double runningLeast, double runningMost) {

    Duration queued(Dice dice) {
        return duration(dice.between(queuedLeast, queuedMost));
    }

    Duration running(Dice dice) {
        return duration(dice.between(runningLeast, runningMost));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
