package io.invokectl.sandbox.media;

import io.invokectl.sandbox.media.SceneType.SceneSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Mountain ranges that fade with distance: high ones with firs by a lake, low ones as islands in the sea. */
final class MountainRanges {
    private static final int RANGES = 6;
    private static final int ISLANDS = 3;
    private static final double FIR_SPACING = 0.017;

    private MountainRanges() {}

    static List<Silhouette> byLake(SceneSetting setting) {
        List<Silhouette> rows = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            double depth = i / (RANGES - 1.0);
            rows.add(range(setting, depth, 0.44 + 0.27 * depth, 0.42 - 0.32 * depth, 0.9 + 1.2 * depth));
        }
        rows.add(firs(setting));
        return rows;
    }

    static List<Silhouette> islands(SceneSetting setting) {
        List<Silhouette> rows = new ArrayList<>();
        for (int i = 0; i < ISLANDS; i++) {
            double depth = i / (ISLANDS - 1.0);
            rows.add(range(setting, depth, setting.shore() + 0.015, 0.16 + 0.1 * depth, 0.7 + 0.3 * depth));
        }
        return rows;
    }

    private static Silhouette range(SceneSetting setting, double depth, double level, double relief, double detail) {
        Palette palette = setting.palette();
        var noise = new GradientNoise(setting.random().split());
        double slice = setting.random().nextDouble(0, 40);
        LinearColor dark = palette.sky().get(4).mix(palette.ground(), 0.5);
        return ridge(
                setting,
                x -> level - relief * (0.45 - 2.1 * Math.abs(noise.fractal(x * detail + slice, slice, 7))),
                palette.haze().mix(dark, 0.1 + 0.62 * depth),
                palette.haze().mix(palette.sky().get(0), 0.7).mix(dark, 0.5 * depth * depth),
                level - 0.35 * relief,
                0.65 * relief + 0.1);
    }

    /** A row of firs along the shore. */
    private static Silhouette firs(SceneSetting setting) {
        int salt = setting.random().nextInt(1 << 20);
        LinearColor dark = setting.palette().ground();
        LinearColor foot = dark.mix(setting.palette().haze(), 0.12);
        double shore = setting.shore();
        return ridge(setting, x -> shore - firHeight(x / FIR_SPACING, salt), dark, foot, shore - 0.1, 0.1);
    }

    /** Returns the height of the firs at a place. They stand in groups and have ragged tiers. */
    private static double firHeight(double place, int salt) {
        double tallest = 0.004;
        for (int tree = (int) place - 2; tree <= place + 2; tree++) {
            double group = Curves.mix(
                    SeededRandom.at(tree / 8, 1, salt), SeededRandom.at(tree / 8 + 1, 1, salt), tree % 8 / 8.0);
            double height = group * (0.03 + 0.12 * SeededRandom.at(tree, 2, salt));
            double aside = Math.abs(place - tree - SeededRandom.at(tree, 3, salt)) / (0.7 + 6 * height);
            double rise = 8 * Curves.clamp(1 - aside);
            int tier = (int) rise;
            double slope = 0.35 + 0.35 * SeededRandom.at(tier, tree, salt);
            tallest = Math.max(tallest, height * (tier + (rise - tier) * slope) / 8);
        }
        return tallest;
    }

    /** Creates a silhouette whose colour fades over a height from {@code crestY} into the mist at its foot. */
    private static Silhouette ridge(
            SceneSetting setting,
            DoubleUnaryOperator edge,
            LinearColor crest,
            LinearColor foot,
            double crestY,
            double height) {
        return new Silhouette(setting.frame(), edge) {
            @Override
            void shade(double x, double y, double coverage, Pixel pixel) {
                double share = Curves.clamp((y - crestY) / height);
                pixel.mix(
                        Curves.mix(crest.red(), foot.red(), share),
                        Curves.mix(crest.green(), foot.green(), share),
                        Curves.mix(crest.blue(), foot.blue(), share),
                        coverage);
            }
        };
    }
}
