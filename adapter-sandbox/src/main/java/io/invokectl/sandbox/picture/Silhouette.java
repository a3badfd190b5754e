package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;
import java.util.function.DoubleUnaryOperator;

/** Something that fills each column of a picture from some height down to the bottom. Its edge is smooth. */
final class Silhouette {
    /** The columns a pixel is cut into, so that steep edges are smooth as well. */
    private static final int FINE = 4;

    private final float[] tops;
    private final float[] highest;
    private final float[] lowest;
    private final double height;

    /** Takes the curve of the upper edge. */
    Silhouette(Frame frame, DoubleUnaryOperator top) {
        height = frame.height();
        tops = new float[frame.width() * FINE];
        highest = new float[frame.width()];
        lowest = new float[frame.width()];
        for (int i = 0; i < tops.length; i++) {
            int column = i / FINE;
            tops[i] = (float) (top.applyAsDouble((i + 0.5) / FINE * frame.pixel()) * height - 0.5);
            highest[column] = i % FINE == 0 ? tops[i] : Math.min(highest[column], tops[i]);
            lowest[column] = i % FINE == 0 ? tops[i] + 1 : Math.max(lowest[column], tops[i] + 1);
        }
    }

    /** Where its highest place is. */
    double top() {
        double top = highest[0];
        for (float value : highest) {
            top = Math.min(top, value);
        }
        return top / height;
    }

    /** Whether a point lies wholly below the edge. */
    boolean covers(double x, double y) {
        return y * height >= lowest[column(x)];
    }

    /** The share of the pixel at a point that is filled. */
    double coverage(double x, double y) {
        int column = column(x);
        double row = y * height;
        if (row <= highest[column]) {
            return 0;
        }
        if (row >= lowest[column]) {
            return 1;
        }
        int first = column * FINE;
        return (Shape.clamp(row - tops[first])
                        + Shape.clamp(row - tops[first + 1])
                        + Shape.clamp(row - tops[first + 2])
                        + Shape.clamp(row - tops[first + 3]))
                / FINE;
    }

    /** How far a point is below the edge. */
    double depth(double x, double y) {
        return y - (tops[column(x) * FINE + FINE / 2] + 0.5) / height;
    }

    private int column(double x) {
        int column = (int) (x * height);
        return column <= 0 ? 0 : column < highest.length ? column : highest.length - 1;
    }
}
