package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Stars of many sizes, thinning out towards the horizon. */
final class Stars implements Layer {
    private static final double CELL = 1.0 / 42;
    private static final double SMALL_CELL = CELL / 2.1;

    private final int salt;
    private final double horizon;
    private final double radius;
    private final double brightness;

    Stars(Frame frame, double horizon, double brightness, Dice dice) {
        this.salt = dice.below(1 << 20);
        this.horizon = horizon;
        this.brightness = brightness;
        this.radius = Math.max(0.0011, 0.9 * frame.pixel());
    }

    @Override
    public double bottom() {
        return horizon;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double high = Shape.clamp((horizon - y) / horizon * 1.6);
        star(x, y, CELL, high, pixel);
        star(x + 5.37, y + 3.11, SMALL_CELL, 0.5 * high, pixel);
    }

    private void star(double x, double y, double cell, double high, Pixel pixel) {
        int column = (int) (x / cell);
        int row = (int) (y / cell);
        double size = Dice.at(column, row, salt);
        double dx = x - (column + 0.15 + 0.7 * Dice.at(column, row, salt + 1)) * cell;
        double dy = y - (row + 0.15 + 0.7 * Dice.at(column, row, salt + 2)) * cell;
        double grown = 2.6 * size * size * size * size;
        double reach = radius * (1 + grown);
        double squared = dx * dx + dy * dy;
        if (size < 0.75 && squared < reach * reach) {
            double rest = 1 - squared / (reach * reach);
            double light = rest * rest * high * brightness * (0.15 + 1.1 * grown);
            double warm = Dice.at(column, row, salt + 3);
            pixel.red += light * (0.75 + 0.4 * warm);
            pixel.green += light * 0.95;
            pixel.blue += light * (1.25 - 0.4 * warm);
        }
    }
}
