package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.List;

/** Clouds of glowing gas among the stars. */
final class Nebula implements Layer {
    private final Lattice gas;
    private final Lattice dust;
    private final Gradient colours;
    private final Colour space = Colour.of(0x04050d);

    Nebula(Frame frame, List<Colour> hues, Dice dice) {
        var noise = new Noise(dice);
        double turn = dice.between(-0.8, 0.8);
        double place = dice.between(0, 30);
        double middle = frame.aspect() * dice.between(0.4, 0.6);
        this.colours = new Gradient(hues);
        this.gas = new Lattice(frame, 1, (x, y) -> {
            double bend = noise.layered(x * 1.6 + place, y * 1.6, 4);
            double band = (y - 0.5 - turn * (x - middle)) * 1.5 + 0.5 * bend;
            double wisps = noise.ridged(x * 2.2 + bend * 1.2, y * 2.2 + place + bend, 6);
            return Shape.glow(band * band, 0.09) * Shape.clamp(0.15 + 1.2 * wisps * wisps + 0.5 * bend);
        });
        this.dust = new Lattice(frame, 1, (x, y) -> {
            double bend = noise.layered(x * 1.1 + 70, y * 1.1, 3);
            return noise.layered(x * 2.6 + bend + 50, y * 2.6 + bend, 5);
        });
    }

    @Override
    public boolean hides(double x, double y) {
        return true;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double glow = gas.at(x, y);
        double dark = dust.at(x, y);
        colours.set(0.5 + 1.1 * dark + 0.35 * (glow - 0.4), pixel);
        double light = glow * glow * 1.5 * (1 - 0.9 * Shape.smooth(0.08, 0.45, dark));
        pixel.dim(light);
        pixel.add(space, 1);
        double core = Shape.positive(glow - 0.62);
        pixel.add(Colour.WHITE, core * core * 3.5);
    }
}
