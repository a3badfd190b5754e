package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/**
 * Values over the picture, worked out at every fourth pixel and run into each other between: for soft things, where
 * nobody sees the difference and everybody feels the time.
 */
final class Lattice {
    private static final int STEP = 4;

    private final double scale;
    private final int columns;
    private final int rows;
    private final float[] values;

    /** Takes the part of the picture above {@code bottom}. */
    Lattice(Frame frame, double bottom, Field field) {
        scale = (double) frame.height() / STEP;
        columns = frame.width() / STEP + 2;
        rows = (int) (Math.min(bottom, 1) * scale) + 2;
        values = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) field.at(column / scale, row / scale);
            }
        }
    }

    /** The value at a point; outside, that of the nearest point inside. */
    double at(double x, double y) {
        double across = x * scale;
        double down = y * scale;
        int column = across <= 0 ? 0 : Math.min((int) across, columns - 2);
        int row = down <= 0 ? 0 : Math.min((int) down, rows - 2);
        double shareX = Shape.clamp(across - column);
        double shareY = Shape.clamp(down - row);
        int place = row * columns + column;
        double upper = values[place] + (values[place + 1] - values[place]) * shareX;
        place += columns;
        double lower = values[place] + (values[place + 1] - values[place]) * shareX;
        return upper + (lower - upper) * shareY;
    }

    /** A value for each point. */
    interface Field {
        double at(double x, double y);
    }
}
