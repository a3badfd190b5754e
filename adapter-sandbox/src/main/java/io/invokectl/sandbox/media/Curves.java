package io.invokectl.sandbox.media;

/** Functions that shape light and sound. */
final class Curves {

    private Curves() {}

    /** Returns the nearest value from 0 to 1. */
    static double clamp(double value) {
        return value <= 0 ? 0 : value >= 1 ? 1 : value;
    }

    static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** Rises from 0 at {@code from} to 1 at {@code to} with a slope of 0 at both. */
    static double smoothStep(double from, double to, double value) {
        double share = clamp((value - from) / (to - from));
        return share * share * (3 - 2 * share);
    }

    /** Falls from 1 at the origin to one half at {@code halfWidth}. Takes squared distances, which saves the root. */
    static double glow(double squaredDistance, double squaredHalfWidth) {
        return squaredHalfWidth / (squaredHalfWidth + squaredDistance);
    }

    static double square(double value) {
        return value * value;
    }
}
