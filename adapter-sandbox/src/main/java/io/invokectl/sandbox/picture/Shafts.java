package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Shafts of light that fall from the sun through leaves. */
final class Shafts implements Layer {
    private final Noise noise;
    private final Colour light;
    private final double x;
    private final double y;
    private final double strength;

    Shafts(Stage stage, double strength) {
        this.noise = new Noise(stage.dice().forPurpose("shafts"));
        this.light = stage.palette().sun();
        this.x = stage.sun().x();
        this.y = stage.sun().y() - 0.25;
        this.strength = strength * stage.sun().glare();
    }

    @Override
    public void paint(double atX, double atY, Pixel pixel) {
        double down = atY - y;
        double fan = (atX - x) / (0.35 + down);
        double shaft = Shape.smooth(0.05, 0.7, noise.at(fan * 9, 3) + 0.5 * noise.at(fan * 23, 9));
        pixel.add(light, strength * shaft * Shape.glow(fan * fan, 0.2) * Shape.glow(Shape.square(down - 0.35), 0.16));
    }
}
