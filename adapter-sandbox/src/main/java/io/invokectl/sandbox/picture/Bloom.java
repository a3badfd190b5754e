package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** The glare of the sun that lies over everything before it. */
final class Bloom implements Layer {
    private final Sun sun;
    private final Colour light;
    private final double strength;
    private final double reach;

    Bloom(Sun sun, Colour light, double strength) {
        this.sun = sun;
        this.light = light;
        this.strength = strength * sun.glare();
        this.reach = 2.6 * sun.radius();
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double dx = x - sun.x();
        double dy = y - sun.y();
        double near = Shape.glow(dx * dx + dy * dy, reach * reach);
        pixel.add(light, strength * near * near);
    }
}
