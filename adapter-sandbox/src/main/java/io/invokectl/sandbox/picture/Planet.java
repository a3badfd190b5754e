package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** A planet with bands or lands, an atmosphere and perhaps a ring. */
final class Planet implements Layer {
    private static final double INNER = 1.35;
    private static final double OUTER = 2.15;

    private final Noise noise;
    private final Gradient lands;
    private final Colour air;
    private final double x;
    private final double y;
    private final double radius;
    private final double edge;
    private final double lightX;
    private final double lightY;
    private final double lightZ;
    private final double tilt;
    private final boolean ringed;
    private final double bands;

    /** Takes where it is and how large, the colours of its surface and its air, and whether it has a ring. */
    Planet(Frame frame, Sun place, Gradient lands, Colour air, boolean ringed, Dice dice) {
        this.noise = new Noise(dice);
        this.lands = lands;
        this.air = air;
        this.x = place.x();
        this.y = place.y();
        this.radius = place.radius();
        this.edge = 1.2 * frame.pixel() / radius;
        this.ringed = ringed;
        this.tilt = dice.between(0.18, 0.45) * (dice.chance(0.5) ? 1 : -1);
        this.bands = ringed ? 1 : 0;
        this.lightX = dice.chance(0.5) ? 0.72 : -0.72;
        this.lightY = -0.42;
        this.lightZ = 0.55;
    }

    @Override
    public void paint(double atX, double atY, Pixel pixel) {
        double dx = (atX - x) / radius;
        double dy = (atY - y) / radius;
        if (dx * dx + dy * dy > 6) {
            return;
        }
        double turnedX = dx + tilt * dy;
        double turnedY = (dy - tilt * dx) * 3.4;
        boolean front = turnedY > 0;
        if (ringed && !front) {
            ring(turnedX, turnedY, dx, dy, pixel);
        }
        globe(dx, dy, pixel);
        if (ringed && front) {
            ring(turnedX, turnedY, dx, dy, pixel);
        }
    }

    private void globe(double dx, double dy, Pixel pixel) {
        double far = Math.sqrt(dx * dx + dy * dy);
        double facing = dx * lightX + dy * lightY;
        double halo = Shape.smooth(-0.6, 0.9, facing);
        if (far > 1) {
            double air = Shape.glow(Shape.square(far - 1), 0.002);
            pixel.add(this.air, 0.55 * halo * air * air);
        }
        if (far >= 1 + edge) {
            return;
        }
        double z = Math.sqrt(Shape.positive(1 - far * far));
        double lit = Shape.smooth(-0.12, 0.95, facing + z * lightZ);
        double around = dx + tilt * dy;
        double up = dy - tilt * dx;
        double bend = noise.layered(around * (1.1 + bands) / (0.35 + z), up * (2 + 2 * bands), 5);
        double land = 0.5 + 0.9 * Shape.mix(bend, noise.layered(0.3 * bend, up * 4.5 + 0.55 * bend, 4), bands);
        double red = pixel.red;
        double green = pixel.green;
        double blue = pixel.blue;
        lands.set(land, pixel);
        pixel.dim(lit * 1.25);
        double rim = 1 - z;
        pixel.add(air, rim * rim * rim * 0.9 * lit + 0.004);
        pixel.mix(red, green, blue, Shape.clamp((far - 1 + edge) / (2 * edge)));
    }

    private void ring(double turnedX, double turnedY, double dx, double dy, Pixel pixel) {
        double far = Math.sqrt(turnedX * turnedX + turnedY * turnedY);
        if (far < INNER || far > OUTER) {
            return;
        }
        double groove = 0.55 + 0.6 * noise.at(far * 13, 4) + 0.3 * noise.at(far * 41, 8);
        double ends = Shape.smooth(INNER, INNER + 0.05, far) * (1 - Shape.smooth(OUTER - 0.05, OUTER, far));
        double across = dx * lightY - dy * lightX;
        boolean shaded = dx * lightX + dy * lightY < 0 && across * across < 0.8 && turnedY < 0;
        double share = Shape.clamp(groove) * ends * 0.8;
        double light = shaded ? 0.06 : 0.75;
        pixel.mix(light * 0.95, light * 0.84, light * 0.7, share);
    }
}
