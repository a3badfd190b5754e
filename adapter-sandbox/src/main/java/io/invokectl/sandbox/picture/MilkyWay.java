package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** The band of stars too many and too far to be seen one by one. */
final class MilkyWay implements Layer {
    private static final Colour LIGHT = Colour.of(0x8c9fd8);

    private final Lattice light;
    private final double horizon;

    MilkyWay(Stage stage, double brightness) {
        Dice dice = stage.dice().forPurpose("milky way");
        var noise = new Noise(dice);
        double tilt = dice.between(0.25, 0.8) * (dice.chance(0.5) ? 1 : -1);
        double middle = stage.frame().aspect() * dice.between(0.35, 0.65);
        this.horizon = stage.horizon();
        light = new Lattice(stage.frame(), horizon, (x, y) -> {
            double across = y - 0.3 * horizon - tilt * (x - middle) + 0.06 * noise.at(x * 3, y * 3);
            double band = Shape.glow(across * across, 0.0072);
            double dust = Shape.clamp(0.5 + 1.1 * noise.layered(x * 5, y * 5, 5));
            return brightness * 0.16 * band * band * dust * Shape.clamp((horizon - y) / horizon * 1.8);
        });
    }

    @Override
    public double bottom() {
        return horizon;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        pixel.add(LIGHT, light.at(x, y));
    }
}
