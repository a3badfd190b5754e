package io.invokectl.sandbox.media;

/** Perlin's gradient noise over the plane, from which clouds, ridges and waves are made. */
final class GradientNoise {
    /** Slopes in a row, a power of two; the pattern repeats after them. */
    private static final int SIZE = 64;

    private static final int MASK = 2 * SIZE - 2;
    private static final double GAIN = 1.5;

    /** The slope at each grid point: right and down in turn. */
    private final float[] slopes = new float[2 * SIZE * SIZE];

    GradientNoise(SeededRandom random) {
        for (int i = 0; i < slopes.length; i += 2) {
            double angle = 2 * Math.PI * random.nextDouble();
            slopes[i] = (float) (GAIN * Math.cos(angle));
            slopes[i + 1] = (float) (GAIN * Math.sin(angle));
        }
    }

    /** Returns the noise at a point, about -1 to 1. Hills are about 1 apart. */
    double at(double x, double y) {
        int column = floor(x);
        int row = floor(y);
        double dx = x - column;
        double dy = y - row;
        int left = (2 * column) & MASK;
        int right = (left + 2) & MASK;
        int upper = ((2 * row) & MASK) * SIZE;
        int lower = ((2 * row + 2) & MASK) * SIZE;
        double easeX = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
        double easeY = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
        double above = slopes[upper + left] * dx + slopes[upper + left + 1] * dy;
        above += easeX * (slopes[upper + right] * (dx - 1) + slopes[upper + right + 1] * dy - above);
        double below = slopes[lower + left] * dx + slopes[lower + left + 1] * (dy - 1);
        below += easeX * (slopes[lower + right] * (dx - 1) + slopes[lower + right + 1] * (dy - 1) - below);
        return above + easeY * (below - above);
    }

    /** {@code Math.floor} is slow until the JVM has compiled it. */
    private static int floor(double value) {
        int whole = (int) value;
        return value < whole ? whole - 1 : whole;
    }

    /** Sums octaves, each half as large and half as strong as the one before and turned so that no grid shows. */
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double strength = 0.5;
        double u = x;
        double v = y;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(u, v);
            strength *= 0.5;
            double turned = 1.6 * u + 1.2 * v + 17.3;
            v = 1.6 * v - 1.2 * u + 9.1;
            u = turned;
        }
        return sum;
    }
}
