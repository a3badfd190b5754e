package io.invokectl.sandbox.media;

import java.util.function.DoubleUnaryOperator;

/** Something that fills each column of a picture from an antialiased edge down to the bottom. */
abstract class Silhouette {
    /** Samples of the edge in each pixel column, so that steep edges are smooth too. */
    private static final int SAMPLES = 4;

    private final double height;
    private final float[] tops;
    private final float[] lowest;

    /** Samples the upper edge, in the coordinates of the frame. */
    Silhouette(Frame frame, DoubleUnaryOperator edge) {
        height = frame.height();
        tops = new float[frame.width() * SAMPLES];
        lowest = new float[frame.width()];
        for (int i = 0; i < tops.length; i++) {
            int column = i / SAMPLES;
            tops[i] = (float) (edge.applyAsDouble((i + 0.5) / SAMPLES * frame.pixel()) * height - 0.5);
            lowest[column] = i % SAMPLES == 0 ? tops[i] + 1 : Math.max(lowest[column], tops[i] + 1);
        }
    }

    final int column(double x) {
        int column = (int) (x * height);
        return column <= 0 ? 0 : Math.min(column, lowest.length - 1);
    }

    /** Returns whether a point is entirely below the edge. */
    final boolean hides(double x, double y) {
        return y * height >= lowest[column(x)];
    }

    /** Lays the silhouette over what is behind it. */
    final void add(double x, double y, Pixel pixel) {
        double coverage = 0;
        int first = column(x) * SAMPLES;
        for (int i = first; i < first + SAMPLES; i++) {
            coverage += Curves.clamp(y * height - tops[i]) / SAMPLES;
        }
        if (coverage > 0) {
            shade(x, y, coverage, pixel);
        }
    }

    /** Mixes the silhouette's colour at a point into a pixel of which it covers a share. */
    abstract void shade(double x, double y, double coverage, Pixel pixel);
}
