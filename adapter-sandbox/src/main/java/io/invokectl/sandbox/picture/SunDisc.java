package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** The sun. */
final class SunDisc implements Layer {
    private final Sun sun;
    private final Colour light;
    private final double edge;

    SunDisc(Frame frame, Sun sun, Colour light) {
        this.sun = sun;
        this.light = light.times(3);
        this.edge = 1.5 * frame.pixel();
    }

    @Override
    public double top() {
        return sun.y() - sun.radius() - edge;
    }

    @Override
    public double bottom() {
        return sun.y() + sun.radius() + edge;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double dx = x - sun.x();
        double dy = y - sun.y();
        double squared = dx * dx + dy * dy;
        double reach = sun.radius() + edge;
        if (squared < reach * reach) {
            pixel.mix(light, Shape.clamp((reach - Math.sqrt(squared)) / (2 * edge)));
        }
    }
}
