package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** The sky itself: its colours from the horizon up, and the glow around the sun. */
final class Sky implements Layer {
    private final Gradient colours;
    private final Colour light;
    private final double horizon;
    private final double sunX;
    private final double sunY;
    private final double strength;

    Sky(Palette palette, Sun sun, double horizon) {
        this.colours = new Gradient(palette.sky());
        this.light = palette.sun();
        this.horizon = horizon;
        this.sunX = sun.x();
        this.sunY = sun.y();
        this.strength = sun.glare();
    }

    @Override
    public boolean hides(double x, double y) {
        return true;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        colours.set((horizon - y) / horizon, pixel);
        double dx = x - sunX;
        double dy = y - sunY;
        double near = Shape.glow(dx * dx + dy * dy, 0.002);
        double wide = Shape.glow(dx * dx * 0.45 + dy * dy * 2.2, 0.04);
        pixel.add(light, strength * (0.5 * near + 0.3 * wide));
    }
}
