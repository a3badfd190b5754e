package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Sand that the wind has laid in waves, with tables of rock in the distance. */
final class Dunes implements Ground {
    private static final Colour SAND = Colour.of(0xd9a066);
    private static final double NEAREST_ROCK = 16;

    private final Noise noise;
    private final Palette palette;
    private final Sun sun;
    private final Colour sand;
    private final Colour key;
    private final Colour ambient;
    private final double lightX;

    Dunes(Stage stage) {
        this.noise = new Noise(stage.dice().forPurpose("dunes"));
        this.palette = stage.palette();
        this.sun = stage.sun();
        this.lightX = sun.x() < stage.frame().aspect() / 2 ? -1 : 1;
        this.sand = stage.motif().hues().stream()
                .findFirst()
                .map(hue -> SAND.tinted(hue, 0.45))
                .orElse(SAND);
        this.key = palette.key().times(0.95);
        this.ambient = palette.middle().mix(palette.horizon(), 0.2).times(0.4);
    }

    @Override
    public double height(double x, double z, int layers) {
        double bend = noise.layered(x * 0.1, z * 0.1, 3);
        double phase = x * 0.1 * lightX + z * 0.17 + 1.7 * bend;
        double share = phase - Shape.floor(phase);
        double wave = share < 0.72 ? Shape.smooth(0, 0.72, share) : 1 - Shape.smooth(0.72, 1, share);
        double size = 0.85 + 0.8 * noise.at(x * 0.05 + 9, z * 0.05);
        return wave * size * (0.45 + 0.55 * Shape.smooth(3, 12, z)) + 0.25 * bend + table(x, z);
    }

    private double table(double x, double z) {
        if (z < NEAREST_ROCK) {
            return 0;
        }
        double rises = Shape.smooth(0.3, 0.42, noise.layered(x * 0.035 + 40, z * 0.035, 4));
        return 3.4 * rises * Shape.smooth(NEAREST_ROCK, 24, z);
    }

    @Override
    public void shade(Spot spot, Pixel pixel) {
        double wind = noise.at(spot.x * 0.7, spot.z * 0.7);
        double across = (spot.z * 5.5 + spot.x * 1.5 * lightX + 1.6 * wind) / (1 + 0.02 * spot.z);
        double ripple = across - Shape.floor(across) - 0.5;
        double fine = (0.5 - 2 * ripple * ripple) * Shape.clamp(1.3 - 0.14 * spot.z);
        double up = 1 / Math.sqrt(1 + spot.slopeX * spot.slopeX + spot.slopeZ * spot.slopeZ);
        double lit = 1.5 * Shape.clamp((0.3 - spot.slopeX * lightX * 1.5 - spot.slopeZ * 0.5 + 0.22 * fine) * up);
        double rock = Shape.smooth(1.5, 1.8, spot.height);
        double bands = 0.75 + 0.25 * noise.at(spot.height * 5, 3);
        pixel.set(sand);
        pixel.dim(1 - rock * (1 - 0.62 * bands));
        double shade = 0.75 + 0.35 * fine + 0.5 * Shape.clamp(0.4 - 0.6 * spot.slopeX * lightX - 0.3 * spot.slopeZ);
        pixel.red *= key.red() * lit + ambient.red() * shade;
        pixel.green *= key.green() * lit + ambient.green() * shade;
        pixel.blue *= key.blue() * lit + ambient.blue() * shade;
        double fog = 1 - 1 / (1 + spot.z * 0.018);
        double toSun = Shape.glow(Shape.square(spot.seenX - sun.x()), 0.09);
        pixel.mix(palette.haze(), fog * (1 - 0.4 * toSun));
        pixel.mix(palette.horizon(), fog * 0.5 * toSun);
    }
}
