package io.invokectl.sandbox.media;

import java.util.ArrayList;
import java.util.List;

/** The towers of a city, in rows that fade with distance. */
final class City {
    private static final int ROWS = 4;
    private static final String FUTURISTIC = "future futuristic cyberpunk scifi neon alien utopian utopia";

    private City() {}

    static List<Silhouette> rows(SceneType.SceneSetting setting) {
        double middle = setting.frame().aspect() / 2;
        double centre = middle
                + Math.signum(middle - setting.sky().sunX()) * setting.random().nextDouble(0.1, 0.25);
        List<Silhouette> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Skyline(setting, towers(setting, row, centre), row / (ROWS - 1.0)));
        }
        return rows;
    }

    private static List<Tower> towers(SceneType.SceneSetting setting, int row, double centre) {
        SeededRandom random = setting.random();
        List<Tower.Roof> roofs = setting.prompt().mention(FUTURISTIC) ? Tower.FUTURISTIC_ROOFS : Tower.MODERN_ROOFS;
        List<Tower> towers = new ArrayList<>();
        double least = 0.17 - 0.03 * row;
        double most = 0.62 - 0.09 * row;
        double middle = centre + random.nextDouble(-0.15, 0.15);
        double x = -0.05;
        while (x < setting.frame().aspect() + 0.02) {
            double width = random.nextDouble(0.03 + 0.012 * row, 0.06 + 0.022 * row);
            double central = Curves.glow(Curves.square(x + width / 2 - middle), 0.085);
            double height = least
                    + (most - least) * central * random.nextDouble(0.2, 1) * random.nextDouble(0.5, 1)
                    + random.nextDouble(0, 0.05);
            Tower.Roof roof = random.oneOf(roofs);
            double slant = roof == Tower.Roof.FLAT && random.chance(0.35) ? random.nextDouble(-0.12, 0.12) : 0;
            double corner = random.nextDouble(0.25, 0.75);
            double top = setting.shore() - height;
            towers.add(new Tower(x, x + width, top, setting.shore(), roof, slant, corner, random.nextInt(1 << 20)));
            x += width * random.nextDouble(0.7, 1.05);
        }
        return towers;
    }
}
