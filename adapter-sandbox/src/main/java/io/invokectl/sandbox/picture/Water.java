package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Calm water that mirrors what stands behind it. */
final class Water implements Layer {
    private final Layer behind;
    private final Noise noise;
    private final double shore;
    private final double stretch;
    private final Colour deep;
    private final Colour shine;

    /** Takes what is mirrored, and where the water begins. */
    Water(Layer behind, double shore, Palette palette, Dice dice) {
        this.behind = behind;
        this.shore = shore;
        this.noise = new Noise(dice);
        this.stretch = Math.max(1, 0.8 * shore / (1 - shore) * 0.55);
        this.deep = palette.ground().mix(palette.zenith(), 0.45);
        this.shine = palette.horizon();
    }

    @Override
    public double top() {
        return shore;
    }

    @Override
    public boolean hides(double x, double y) {
        return true;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double near = y - shore;
        double far = 1 / (near + 0.035);
        double swell = noise.layered(x * (3 + far * 0.5), far * 5.2, 2);
        double ripple = noise.at(x * (14 + far * 2.2) + 7, far * 19);
        double wave = swell + 0.5 * ripple;
        double sway = (0.006 + 0.05 * near) * wave;
        double lift = (0.012 + 0.22 * near) * (0.35 * wave + 0.12);
        behind.paint(x + sway, Shape.positive(shore - near * stretch - lift - 0.001), pixel);
        pixel.dim(0.82);
        pixel.mix(deep, 0.12 + 0.5 * Shape.clamp(near * 2.2));
        double crest = Shape.clamp(ripple * 1.5 + swell - 0.62);
        pixel.add(shine, 0.1 * crest);
        pixel.mix(deep, 0.8 * Shape.spot(near * near, 0.000016));
    }
}
