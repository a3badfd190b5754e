package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** A moon with its seas, lit from one side. */
final class Moon implements Layer {
    private final Noise noise;
    private final double x;
    private final double y;
    private final double radius;
    private final double edge;
    private final double lightX;
    private final double lightY;
    private final Colour light;
    private final Colour dark;

    /** Takes where it stands, its radius, its colour in the light, and the colour of the sky behind it. */
    Moon(Frame frame, Sun place, Colour light, Colour dark, Dice dice) {
        this.noise = new Noise(dice);
        this.x = place.x();
        this.y = place.y();
        this.radius = place.radius();
        this.edge = 1.2 * frame.pixel();
        this.light = light.times(1.15);
        this.dark = dark;
        this.lightX = dice.between(-0.75, 0.75);
        this.lightY = -0.35;
    }

    @Override
    public double top() {
        return y - radius - edge;
    }

    @Override
    public double bottom() {
        return y + radius + edge;
    }

    @Override
    public void paint(double atX, double atY, Pixel pixel) {
        double dx = (atX - x) / radius;
        double dy = (atY - y) / radius;
        double squared = dx * dx + dy * dy;
        double reach = 1 + edge / radius;
        if (squared >= reach * reach) {
            return;
        }
        double toEye = Math.sqrt(Shape.positive(1 - squared));
        double depth = Math.sqrt(1 - lightX * lightX - lightY * lightY);
        double lit = Shape.smooth(-0.12, 0.5, dx * lightX + dy * lightY + toEye * depth);
        double seas = Shape.smooth(-0.05, 0.35, noise.layered(dx * 1.3 + 4, dy * 1.3, 5));
        double craters = noise.layered(dx * 5, dy * 5 + 8, 3);
        double bright = lit * (1 - 0.38 * seas + 0.22 * craters) * (0.55 + 0.45 * toEye);
        double share = Shape.clamp((reach - Math.sqrt(squared)) * radius / (2 * edge));
        pixel.mix(
                light.red() * bright + dark.red() * 0.8,
                light.green() * bright + dark.green() * 0.8,
                light.blue() * bright + dark.blue() * 0.8,
                share);
    }
}
