package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Colours that have run into each other like silk or oil. */
final class Flow implements Layer {
    private final Lattice tone;
    private final Lattice fold;
    private final Gradient colours;

    Flow(Frame frame, Gradient colours, Dice dice) {
        this.colours = colours;
        var noise = new Noise(dice);
        double size = dice.between(0.75, 1.25);
        double place = dice.between(0, 60);
        double lean = dice.between(-0.9, 0.9);
        Lattice.Field warp = (x, y) -> noise.layered(x * size + place, y * size + lean * x, 3);
        this.tone = new Lattice(frame, 1, (x, y) -> {
            double first = warp.at(x, y);
            double second = noise.layered(x * size + 1.9 * first + 9, y * size - 1.6 * first + place, 3);
            return noise.layered(x * 0.8 * size + 2.3 * second, y * 0.8 * size + 2.1 * first + 5, 4);
        });
        this.fold = new Lattice(frame, 1, (x, y) -> tone.at(x, y) * 3.2 + 0.6 * warp.at(x + 3, y));
    }

    @Override
    public boolean hides(double x, double y) {
        return true;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double here = tone.at(x, y);
        double step = 0.004;
        double slopeX = (tone.at(x + step, y) - here) / step;
        double slopeY = (tone.at(x, y + step) - here) / step;
        double phase = fold.at(x, y) * 2.4;
        double share = phase - Shape.floor(phase);
        double crest = 4 * share * (1 - share);
        colours.set(0.5 + 0.95 * here, pixel);
        double norm = 1 / Math.sqrt(1 + 0.16 * (slopeX * slopeX + slopeY * slopeY));
        double lit = Shape.clamp(0.55 + (-0.26 * slopeX - 0.3 * slopeY) * norm);
        pixel.dim(0.3 + 0.95 * lit * (0.78 + 0.3 * crest));
        double gleam = Shape.clamp((lit * norm - 0.62) * 3.5);
        pixel.add(Colour.WHITE, 0.3 * gleam * gleam * gleam);
    }
}
