package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** A flash between cloud and horizon, with the glow that it puts on the clouds. */
final class Lightning implements Layer {
    private static final Colour LIGHT = Colour.of(0xc9d4ff);
    private static final int STEPS = 400;
    private static final double FORK = 0.45;

    private final double[] way = new double[STEPS + 1];
    private final double[] branch = new double[STEPS + 1];
    private final double x;
    private final double foot;
    private final double thin;

    /** Takes where it strikes. */
    Lightning(Stage stage, double x) {
        Dice dice = stage.dice().forPurpose("lightning");
        var noise = new Noise(dice);
        double lean = dice.between(-0.25, 0.25);
        this.x = x;
        this.foot = stage.horizon();
        this.thin = Math.max(0.0016, stage.frame().pixel());
        int fork = (int) (FORK * STEPS);
        for (int i = 0; i <= STEPS; i++) {
            double down = (double) i / STEPS;
            way[i] = x + lean * (down - 0.5) + 0.11 * noise.layered(down * 4.5, 3.7, 5);
            double jag = noise.layered(down * 4.5 + 40, 3.7, 5) - noise.layered(FORK * 4.5 + 40, 3.7, 5);
            branch[i] = way[Math.min(i, fork)] + (down - FORK) * (lean > 0 ? -0.3 : 0.3) + 0.11 * jag;
        }
    }

    @Override
    public double bottom() {
        return foot;
    }

    @Override
    public void paint(double atX, double atY, Pixel pixel) {
        double down = atY / foot;
        double far = atX - x;
        pixel.add(LIGHT, 0.3 * Shape.glow(far * far, 0.026) * (1 - 0.6 * down));
        if (far * far > 0.09) {
            return;
        }
        double place = down * (STEPS - 1);
        strike(atX - between(way, place), thin * (1.5 - 0.5 * down), 1, pixel);
        if (down > FORK) {
            double rest = (1 - down) / (1 - FORK);
            strike(atX - between(branch, place), thin * (0.2 + 0.7 * rest), rest, pixel);
        }
    }

    private static double between(double[] values, double place) {
        int before = (int) place;
        return Shape.mix(values[before], values[before + 1], place - before);
    }

    private static void strike(double off, double width, double strength, Pixel pixel) {
        double core = Shape.glow(off * off, width * width);
        pixel.add(LIGHT, strength * (2.6 * core * core + 0.16 * Shape.glow(off * off, 200 * width * width)));
    }
}
