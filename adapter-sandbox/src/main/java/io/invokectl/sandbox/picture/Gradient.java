package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;
import java.util.List;

/** Colours that run into each other along a line. */
final class Gradient {
    private static final int STEPS = 256;

    private final double[] red = new double[STEPS + 1];
    private final double[] green = new double[STEPS + 1];
    private final double[] blue = new double[STEPS + 1];

    /** Takes the colours at equal distances. */
    Gradient(List<Colour> colours) {
        for (int i = 0; i <= STEPS; i++) {
            double place = (double) i / STEPS * (colours.size() - 1);
            int from = Math.min((int) place, colours.size() - 2);
            double share = place - from;
            Colour colour =
                    colours.get(from).mix(colours.get(from + 1), share * share * (3 - 2 * share) * 0.5 + share * 0.5);
            red[i] = colour.red();
            green[i] = colour.green();
            blue[i] = colour.blue();
        }
    }

    /** Sets the colour at a place from 0 to 1. */
    void set(double place, Pixel pixel) {
        double scaled = Shape.clamp(place) * STEPS;
        int from = Math.min((int) scaled, STEPS - 1);
        double share = scaled - from;
        pixel.red = red[from] + (red[from + 1] - red[from]) * share;
        pixel.green = green[from] + (green[from + 1] - green[from]) * share;
        pixel.blue = blue[from] + (blue[from + 1] - blue[from]) * share;
    }
}
