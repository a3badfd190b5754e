package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Rock and snow, with forest below. */
final class Mountains implements Ground {
    private static final Colour FOREST = Colour.of(0x2c4a35);
    private static final Colour ROCK = Colour.of(0x6d665f);

    private final Noise noise;
    private final Palette palette;
    private final Sun sun;
    private final Colour key;
    private final Colour ambient;
    private final double lightX;
    private final double place;
    private final double snowLine;
    private final double damp;

    Mountains(Stage stage) {
        Dice dice = stage.dice().forPurpose("mountains");
        this.noise = new Noise(dice);
        this.place = dice.between(0, 60);
        this.palette = stage.palette();
        this.sun = stage.sun();
        this.lightX = sun.x() < stage.frame().aspect() / 2 ? -0.8 : 0.8;
        this.key = palette.key();
        this.ambient = palette.sky().get(3).mix(palette.haze(), 0.3).times(0.85);
        this.snowLine = stage.motif().weather() == Weather.SNOW ? -0.6 : 0.85;
        this.damp = stage.motif().weather() == Weather.MIST ? 1.6 : 1;
    }

    @Override
    public double height(double x, double z, int layers) {
        double rise = Shape.smooth(4, 15, z);
        double bend = noise.at(x * 0.07, z * 0.07) * 0.5;
        double rock = noise.ridged(x * 0.12 + place + bend, z * 0.12 + place, layers);
        double hills = noise.at(x * 0.4 + 3, z * 0.4) * 0.12;
        return rise * (rock * (0.35 + rock) * 3.1 - 0.5) + hills - 0.1;
    }

    @Override
    public void shade(Spot spot, Pixel pixel) {
        double up = 1 / Math.sqrt(1 + spot.slopeX * spot.slopeX + spot.slopeZ * spot.slopeZ);
        double lit = 1.75 * Shape.clamp((0.4 - spot.slopeX * lightX - spot.slopeZ * 0.35) * up);
        double patch = 0.4 * noise.layered(spot.x * 1.1, spot.z * 1.1, 2);
        double snow = Shape.smooth(snowLine, snowLine + 0.45, spot.height + patch) * Shape.smooth(0.4, 0.56, up);
        double wood = (1 - Shape.smooth(0.2, 0.9, spot.height + patch)) * Shape.smooth(0.34, 0.56, up);
        double shade = 0.4 + 0.6 * up;
        pixel.set(ROCK);
        pixel.mix(FOREST, wood);
        pixel.mix(Colour.WHITE, snow);
        pixel.red *= key.red() * lit + ambient.red() * shade;
        pixel.green *= key.green() * lit + ambient.green() * shade;
        pixel.blue *= key.blue() * lit + ambient.blue() * shade;
        double fog = 1 - 1 / (1 + Shape.positive(spot.z - 4) * 0.022 * damp);
        double low = Shape.clamp(0.55 - spot.height * 0.55) * Shape.smooth(5, 16, spot.z);
        double thick = Shape.clamp(fog + low * 0.45 * damp);
        double toSun = Shape.glow(Shape.square(spot.seenX - sun.x()), 0.12);
        pixel.mix(palette.haze(), thick * (1 - 0.4 * toSun));
        pixel.mix(palette.horizon(), thick * 0.45 * toSun);
    }
}
