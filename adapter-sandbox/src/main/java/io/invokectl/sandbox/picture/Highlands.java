package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.List;

/** Mountains: in clear air above a lake, in mist one range behind the other. */
final class Highlands {
    private static final int RANGES = 7;

    private Highlands() {}

    static Scene of(Frame frame, Motif motif, Dice dice) {
        return motif.weather() == Weather.MIST ? inMist(frame, motif, dice) : aboveLake(frame, motif, dice);
    }

    private static Scene aboveLake(Frame frame, Motif motif, Dice dice) {
        Stage stage = Stage.of(frame, motif, 0.62, 0.5, dice);
        List<Layer> layers = stage.sky();
        layers.add(new Terrain(frame, new View(0.62, 0.3, 1.7, 3, 60, 0.013, 8), new Mountains(stage)));
        layers.add(stage.bloom(0.4));
        var shore = new Scene(layers);
        var lake = new Water(shore, 0.7, stage.palette(), dice.forPurpose("lake"));
        return stage.scene(List.of(shore, lake));
    }

    private static Scene inMist(Frame frame, Motif motif, Dice dice) {
        Stage stage = Stage.of(frame, motif, 0.66, 0.42, dice);
        Palette palette = stage.palette();
        Colour deep = palette.zenith().mix(palette.ground(), 0.5);
        List<Layer> layers = stage.sky();
        var noise = new Noise(dice.forPurpose("ranges"));
        for (int i = 0; i < RANGES; i++) {
            double near = i / (RANGES - 1.0);
            double level = 0.46 + 0.44 * near * near + 0.08 * near;
            double rough = 0.3 - 0.16 * near;
            double fine = 0.9 + 1.2 * near;
            double slice = 7.7 * i + dice.between(0, 3);
            Colour crest = palette.haze().mix(deep, 0.1 + 0.62 * near);
            Colour foot = palette.haze().mix(palette.horizon(), 0.7).mix(deep, 0.5 * near * near);
            layers.add(new Ridge(
                    frame,
                    x -> level - rough * (noise.ridged(x * fine, slice, 7) - 0.4),
                    crest,
                    foot,
                    level - 0.35 * rough,
                    level + 0.3 * rough + 0.1));
            if (i == 3) {
                layers.add(stage.bloom(0.5));
            }
        }
        layers.add(firs(stage, noise));
        return stage.scene(layers);
    }

    private static Ridge firs(Stage stage, Noise noise) {
        var firs = new Conifers(
                x -> 0.97 - 0.16 * noise.layered(x * 1.1, 60, 3),
                0.17,
                0.13,
                stage.dice().forPurpose("firs"));
        Colour dark = stage.palette().ground();
        return new Ridge(stage.frame(), firs, dark, dark.mix(stage.palette().haze(), 0.12), 0.8, 1);
    }
}
