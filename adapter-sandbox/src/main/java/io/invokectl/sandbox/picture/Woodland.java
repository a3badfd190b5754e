package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.List;

/** A forest of firs in the haze, row behind row. */
final class Woodland {
    private static final int ROWS = 7;
    private static final Colour GREEN = Colour.of(0x14352a);

    private final Stage stage;
    private final Noise noise;
    private final Colour dark;
    private final Colour green;
    private final Colour pale;

    private Woodland(Stage stage) {
        this.stage = stage;
        this.noise = new Noise(stage.dice().forPurpose("ground"));
        Palette palette = stage.palette();
        Colour needles = stage.motif().hues().stream()
                .findFirst()
                .map(hue -> GREEN.tinted(hue, 0.5))
                .orElse(GREEN);
        dark = palette.ground().mix(needles, 0.55).times(0.75);
        green = needles.times(palette.horizon().brightness() * 2.2).mix(palette.haze(), 0.12);
        pale = palette.haze().mix(palette.sky().get(3), 0.4).mix(palette.horizon(), 0.3);
    }

    static Scene of(Frame frame, Motif motif, Dice dice) {
        Stage stage = Stage.of(frame, motif.usuallyAt(Daylight.DAWN), 0.72, 0.45, dice);
        return new Woodland(stage).scene();
    }

    private Scene scene() {
        List<Layer> layers = stage.sky();
        for (int i = 0; i < ROWS; i++) {
            layers.add(row(i));
            if (i == 2 || i == 4) {
                layers.add(stage.bloom(0.3));
            }
        }
        if (!stage.daylight().isDark() && !stage.storms()) {
            layers.add(new Shafts(stage, 0.3));
        }
        return stage.scene(layers);
    }

    private Ridge row(int number) {
        double near = number / (ROWS - 1.0);
        double level = 0.56 + 0.52 * near * near;
        double slope = 0.3 * (1 - 0.5 * near);
        double rough = 0.1 - 0.04 * near;
        double valley = stage.sun().x();
        double tallest = 0.12 + 0.36 * near * near;
        var firs = new Conifers(
                x -> level
                        - slope * Shape.smooth(0, 0.9, Math.abs(x - valley))
                        - rough * noise.layered(x * 1.2, 5.1 * number, 3),
                tallest,
                0.12,
                stage.dice().forPurpose("firs" + number));
        Colour top = pale.mix(green, 0.25 + 0.6 * near).mix(dark, near * near);
        Colour foot = pale.mix(green, 0.5 * near).mix(dark, 0.85 * near * near);
        return new Ridge(stage.frame(), firs, top, foot, level - 0.3 - 0.1 * near, level + 0.12);
    }
}
