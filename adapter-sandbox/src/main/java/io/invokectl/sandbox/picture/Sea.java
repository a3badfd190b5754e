package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Open water with waves, from a breeze to a storm. */
final class Sea implements Ground {
    private final Noise noise;
    private final Gradient sky;
    private final Palette palette;
    private final Sun sun;
    private final Colour deep;
    private final Colour body;
    private final double wild;
    private final double sunHigh;
    private final double eye;

    /** Takes how rough the sea is, from 0 to 1, and how high the eye is above it. */
    Sea(Stage stage, double wild, double eye) {
        this.noise = new Noise(stage.dice().forPurpose("sea"));
        this.palette = stage.palette();
        this.sky = new Gradient(palette.sky());
        this.sun = stage.sun();
        this.wild = wild;
        this.eye = eye;
        this.sunHigh = (stage.horizon() - sun.y()) / stage.horizon();
        this.deep = palette.zenith().mix(Colour.of(0x0b4a52), 0.5).times(0.35 + 0.3 * wild);
        this.body = Colour.of(0x2fa39a).times(palette.key()).times(0.5 - 0.2 * wild);
    }

    @Override
    public double height(double x, double z, int layers) {
        double bend = noise.at(x * 0.11, z * 0.11 + 5);
        double swell = noise.at(x * 0.22 + bend, z * 0.5 + 0.4 * bend);
        double crest = 1 - Math.abs(noise.at(x * 0.5 + bend, z * 0.95 + bend + 31));
        double chop = layers < 3 ? 0 : noise.layered(x * 1.9, z * 3.1, layers - 2);
        return wild * (0.30 * swell + 0.24 * crest * crest) + (0.045 + 0.07 * wild) * chop;
    }

    @Override
    public void shade(Spot spot, Pixel pixel) {
        double steep = spot.slopeZ * 0.9;
        double grazing = (eye - spot.height) / spot.z;
        double facing = Shape.clamp(grazing + steep * 0.55 + 0.02);
        double mirror = 1 - facing;
        mirror = 0.08 + 0.92 * mirror * mirror * mirror;
        sky.set(0.04 + grazing + Shape.positive(1.5 * steep) + 0.12 * Math.abs(spot.slopeX), pixel);
        double reflect = 0.92;
        pixel.dim(reflect * mirror);
        pixel.add(deep, 1 - mirror);
        double through = Shape.clamp((spot.height / (0.1 + wild) - 0.12) * 1.6) * Shape.clamp(0.35 + steep);
        pixel.add(body, through * (1 - mirror) * 0.7);
        double aside = (spot.seenX - sun.x()) * 1.5 - 0.5 * spot.slopeX;
        double above = sunHigh * 0.55 - 1.6 * steep - grazing;
        double glint = Shape.glow(aside * aside, 0.008) * Shape.glow(above * above, 0.026);
        pixel.add(palette.sun(), sun.glare() * 1.5 * glint * glint * (0.6 + 0.4 / (1 + 0.1 * spot.z)));
        if (wild > 0.4) {
            double rough = noise.layered(spot.x * 3.3, spot.z * 3.3 + 9, 3);
            double foam =
                    Shape.smooth(0.27, 0.46, spot.height + 0.16 * rough) * (0.35 + 0.65 * Shape.clamp(0.5 + 2 * rough));
            double light = 0.35 + 0.65 * palette.horizon().brightness();
            pixel.mix(light, light, light * 1.05, Shape.clamp(foam) * wild);
        }
        double fog = Shape.smooth(14, 60, spot.z);
        pixel.mix(palette.horizon(), fog * 0.75);
    }
}
