package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Light at every pixel, kept in four bytes each. */
final class LightMap {
    private static final int STEPS = 1023;
    private static final double BRIGHTEST = 2;

    private final int width;
    private final int height;
    private final int[] packed;

    LightMap(Frame frame) {
        this.width = frame.width();
        this.height = frame.height();
        this.packed = new int[width * height];
    }

    void set(int column, int row, double red, double green, double blue) {
        packed[row * width + column] = root(red) << 20 | root(green) << 10 | root(blue);
    }

    private static int root(double light) {
        return (int) (Math.sqrt(Shape.clamp(light / BRIGHTEST)) * STEPS + 0.5);
    }

    /** Lays the light at a point over a pixel. */
    void mixInto(Pixel pixel, double x, double y, double share) {
        int column = Math.max(0, Math.min((int) (x * height), width - 1));
        int row = Math.max(0, Math.min((int) (y * height), height - 1));
        int light = packed[row * width + column];
        pixel.mix(light(light >> 20), light(light >> 10), light(light), share);
    }

    private static double light(int root) {
        double share = (double) (root & STEPS) / STEPS;
        return share * share * BRIGHTEST;
    }
}
