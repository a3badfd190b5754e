package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Falling snow, near and far. */
final class Snowfall implements Layer {
    private static final double CELL = 0.024;

    private final Colour light;
    private final int salt;

    Snowfall(Stage stage) {
        light = stage.palette().horizon().mix(Colour.WHITE, 0.5);
        salt = stage.dice().forPurpose("snow").below(1 << 20);
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        flake(x, y, CELL, 0.5, pixel);
        flake(x + 3.1, y + 1.7, 3 * CELL, 0.8, pixel);
    }

    private void flake(double x, double y, double cell, double share, Pixel pixel) {
        int column = (int) (x / cell);
        int row = (int) (y / cell);
        double size = Dice.at(column, row, salt);
        double dx = x / cell - column - 0.2 - 0.6 * Dice.at(column, row, salt + 1);
        double dy = y / cell - row - 0.2 - 0.6 * Dice.at(column, row, salt + 2);
        double radius = 0.05 + 0.12 * size;
        pixel.mix(light, share * Shape.spot(dx * dx + dy * dy, radius * radius));
    }
}
