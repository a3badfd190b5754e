package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.List;

/** Rolling grass with flowers in drifts. */
final class Meadow implements Ground {
    private static final Colour GRASS = Colour.of(0x4f7f35);
    private static final Colour STRAW = Colour.of(0xb3ab4a);
    private static final double CELL = 0.055;
    private static final double NEAREST_HILL = 14;

    private final Noise noise;
    private final Palette palette;
    private final Sun sun;
    private final List<Colour> flowers;
    private final Colour key;
    private final Colour ambient;
    private final double lightX;
    private final int salt;

    Meadow(Stage stage, List<Colour> flowers) {
        Dice dice = stage.dice().forPurpose("meadow");
        this.noise = new Noise(dice);
        this.salt = dice.below(1 << 20);
        this.palette = stage.palette();
        this.sun = stage.sun();
        this.flowers = flowers;
        this.lightX = sun.x() < stage.frame().aspect() / 2 ? -1 : 1;
        this.key = palette.key().times(0.95);
        this.ambient = palette.middle().times(0.55).mix(palette.haze(), 0.25);
    }

    @Override
    public double height(double x, double z, int layers) {
        double hills = noise.at(x * 0.11, z * 0.11) * 0.55 + noise.at(x * 0.26 + 8, z * 0.26) * 0.16;
        double blades = layers < 4 ? 0 : 0.035 * noise.at(x * 9, z * 7) + 0.03 * noise.at(x * 23, z * 15);
        return hills * Shape.smooth(0, 5, z) + farHills(x, z) + blades;
    }

    private double farHills(double x, double z) {
        if (z < NEAREST_HILL) {
            return 0;
        }
        double rise = 0.9 + 2.2 * noise.layered(x * 0.045 + 30, z * 0.045, 4);
        return rise * Shape.smooth(NEAREST_HILL, 40, z);
    }

    @Override
    public void shade(Spot spot, Pixel pixel) {
        double drift = noise.layered(spot.x * 0.3, spot.z * 0.3 + 20, 3);
        pixel.set(GRASS);
        pixel.mix(STRAW, Shape.clamp(0.25 + 0.8 * noise.at(spot.x * 0.5, spot.z * 0.5)) * 0.6);
        double tuft = noise.at(spot.x * 15, spot.z * 10);
        pixel.dim(0.72 + 0.4 * tuft);
        flower(spot, drift, pixel);
        double up = 1 / Math.sqrt(1 + 0.35 * (spot.slopeX * spot.slopeX + spot.slopeZ * spot.slopeZ));
        double lit = 1.5 * Shape.clamp((0.5 - 0.45 * spot.slopeX * lightX - 0.2 * spot.slopeZ) * up);
        pixel.red *= key.red() * lit + ambient.red();
        pixel.green *= key.green() * lit + ambient.green();
        pixel.blue *= key.blue() * lit + ambient.blue();
        double fog = 1 - 1 / (1 + Shape.positive(spot.z - 3) * 0.022);
        double toSun = Shape.glow(Shape.square(spot.seenX - sun.x()), 0.12);
        pixel.mix(palette.haze(), fog * (1 - 0.4 * toSun));
        pixel.mix(palette.horizon(), fog * 0.45 * toSun);
    }

    private void flower(Spot spot, double drift, Pixel pixel) {
        int column = Shape.floor(spot.x / CELL);
        int row = Shape.floor(spot.z / (1.6 * CELL));
        double dx = spot.x / CELL - column - 0.3 - 0.4 * Dice.at(column, row, salt);
        double dz = spot.z / (1.6 * CELL) - row - 0.3 - 0.4 * Dice.at(row, column, salt);
        double kind = Dice.at(column, row, salt + 1);
        double dense = Shape.smooth(-0.35, 0.35, drift);
        double head = Shape.spot(dx * dx + dz * dz, 0.38);
        double blend = Shape.smooth(4, 12, spot.z);
        double share = kind < 0.75 * dense ? Shape.mix(Shape.clamp(head * 2.6), 0.35, blend) : 0.3 * blend * dense;
        double which = Shape.clamp(0.5 + 1.2 * noise.at(spot.x * 0.23 + 5, spot.z * 0.23) + 0.25 * (kind - 0.4));
        int number = Math.min((int) (which * flowers.size()), flowers.size() - 1);
        pixel.mix(flowers.get(number), share);
    }
}
