package io.invokectl.sandbox.craft;

/** Curves that pictures and sounds are drawn with. Plain arithmetic only, so that every machine draws the same. */
public final class Shape {

    private Shape() {}

    /** The nearest value from 0 to 1. */
    public static double clamp(double value) {
        return value <= 0 ? 0 : value >= 1 ? 1 : value;
    }

    /** The next whole number below; {@code Math.floor} is slow before the JVM has warmed up. */
    public static int floor(double value) {
        int whole = (int) value;
        return value < whole ? whole - 1 : whole;
    }

    /** The value, or 0 for one below. */
    public static double positive(double value) {
        return value > 0 ? value : 0;
    }

    /** The value times itself. */
    public static double square(double value) {
        return value * value;
    }

    /** A value between two, the first at share 0, the second at 1. */
    public static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** From 0 at {@code from} to 1 at {@code to}, without corners. */
    public static double smooth(double from, double to, double value) {
        double share = clamp((value - from) / (to - from));
        return share * share * (3 - 2 * share);
    }

    /** Nearly the value itself while it is small, and never beyond 1 or -1: what is too loud is bent, not cut. */
    public static double bent(double value) {
        double most = value > 3 ? 3 : value < -3 ? -3 : value;
        double squared = most * most;
        return most * (27 + squared) / (27 + 9 * squared);
    }

    /** A hill of height 1 over 0 that never quite ends. Both distances are squared: that saves the root. */
    public static double glow(double squared, double squaredWidth) {
        return squaredWidth / (squaredWidth + squared);
    }

    /** A hill of height 1 over 0 that has ended at a width. Both distances are squared. */
    public static double spot(double squared, double squaredWidth) {
        double rest = 1 - squared / squaredWidth;
        return rest <= 0 ? 0 : rest * rest;
    }
}
