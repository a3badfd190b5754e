package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Clouds on a plane above the scene, so that they grow flatter and denser towards the horizon. */
final class Clouds implements Layer {
    private static final double SOFTNESS = 0.3;
    private static final double SHADE = 0.022;

    private final Palette palette;
    private final Sun sun;
    private final double horizon;
    private final double least;
    private final Lattice density;

    /** Takes how much of the sky they cover, from 0 to 1. */
    Clouds(Stage stage, double cover) {
        this.palette = stage.palette();
        this.sun = stage.sun();
        this.horizon = stage.horizon();
        this.least = 0.3 - 0.6 * cover;
        Dice dice = stage.dice().forPurpose("clouds");
        var noise = new Noise(dice);
        double stretch = dice.between(1.1, 2.6);
        double drift = dice.between(0, 40);
        density = new Lattice(stage.frame(), horizon, (x, y) -> {
            double far = 1 / (Shape.clamp((horizon - y) / horizon) + 0.16);
            return noise.layered((x - sun.x()) * far * stretch + drift, far * 2.1 + drift, 6);
        });
    }

    @Override
    public double bottom() {
        return horizon;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double here = density.at(x, y);
        double body = Shape.smooth(least, least + SOFTNESS, here) * Shape.smooth(horizon, 0.84 * horizon, y);
        if (body < 0.004) {
            return;
        }
        double dx = sun.x() - x;
        double dy = sun.y() - y;
        double squared = dx * dx + dy * dy;
        double step = SHADE / Math.sqrt(squared + 0.002);
        double towards = density.at(x + dx * step, y + dy * step - 0.006);
        double lit = Shape.clamp(0.5 + (here - towards) * 2.6) * (1.2 - 0.5 * body);
        double near = Shape.glow(squared, 0.26 * 0.26);
        pixel.mix(palette.shadow(), body * 0.88);
        pixel.add(palette.cloud(), body * lit * (0.5 + 0.5 * near));
        pixel.add(palette.sun(), body * near * lit * (0.1 + 0.6 * (1 - body)) * sun.glare());
    }
}
