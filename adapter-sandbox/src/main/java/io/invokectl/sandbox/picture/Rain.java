package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.stream.IntStream;

/** Slanting rain, near and far. */
final class Rain implements Layer {
    private static final double SLANT = 0.22;

    private final Colour light;
    private final Veil far;
    private final Veil near;

    Rain(Stage stage) {
        Frame frame = stage.frame();
        double width = Math.max(0.0032, 2 * frame.pixel());
        light = stage.palette().horizon().mix(Colour.WHITE, 0.3);
        far = new Veil(frame, width, 0.07, 5);
        near = new Veil(frame, 2.3 * width, 0.16, 9);
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double slanted = x + SLANT * y;
        pixel.add(light, 0.14 * far.at(slanted, y) + 0.18 * near.at(slanted, y));
    }

    /** Drops of one size, one below the other in columns. */
    private static final class Veil {
        private final double width;
        private final double length;
        private final int salt;
        private final double[] offsets;

        Veil(Frame frame, double width, double length, int salt) {
            this.width = width;
            this.length = length;
            this.salt = salt;
            int columns = (int) ((frame.aspect() + SLANT) / width) + 2;
            this.offsets = IntStream.range(0, columns)
                    .mapToDouble(column -> 60 * Dice.at(column, 1, salt))
                    .toArray();
        }

        double at(double x, double y) {
            double across = x / width;
            int column = (int) across;
            double down = y / length + offsets[column];
            int drop = (int) down;
            if (Dice.at(column, drop, salt) >= 0.3) {
                return 0;
            }
            double share = down - drop;
            return share * (1 - share) * (1 - Math.abs(2 * (across - column) - 1));
        }
    }
}
