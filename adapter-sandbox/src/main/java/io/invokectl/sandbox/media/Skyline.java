package io.invokectl.sandbox.media;

import io.invokectl.sandbox.media.SceneType.SceneSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A row of a city's towers with lit windows. Rows fade with distance. */
final class Skyline extends Silhouette {
    private static final int ROWS = 4;
    private static final String FUTURISTIC = "future futuristic cyberpunk scifi neon alien utopian utopia";

    private final Tower[] towerAt;
    private final Palette palette;
    private final double depth;
    private final double sunX;
    private final double storey;
    private final double lit;
    private final LinearColor sun;
    private final LinearColor glass;
    private final LinearColor wall;
    private final LinearColor haze;

    /** Builds a row at a depth from 0, the farthest, to 1. */
    private Skyline(SceneSetting setting, List<Tower> towers, double depth) {
        super(setting.frame(), x -> tallest(towers, x).edge(x));
        this.towerAt = new Tower[setting.frame().width()];
        for (int column = 0; column < towerAt.length; column++) {
            towerAt[column] = tallest(towers, (column + 0.5) * setting.frame().pixel());
        }
        this.palette = setting.palette();
        this.depth = depth;
        this.sunX = setting.sky().sunX();
        this.storey = 0.0055 + 0.003 * depth;
        double lit = setting.time().isDark() ? 0.5 : setting.time() == TimeOfDay.NOON ? 0.05 : 0.28;
        this.lit = lit * (0.4 + 0.6 * depth);
        this.sun = palette.sun().times(setting.time().glare);
        this.glass = palette.sky().get(3).mix(palette.sky().get(2), 0.45);
        this.wall = palette.haze().mix(glass, 0.3).mix(palette.ground(), 0.45 + 0.5 * depth);
        this.haze = palette.haze().mix(glass, 0.25);
    }

    /** Builds the rows of a city, the farthest first. */
    static List<Silhouette> rows(SceneSetting setting) {
        double middle = setting.frame().aspect() / 2;
        double centre = middle
                + Math.signum(middle - setting.sky().sunX()) * setting.random().nextDouble(0.1, 0.25);
        List<Silhouette> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Skyline(setting, towers(setting, row, centre), row / (ROWS - 1.0)));
        }
        return rows;
    }

    private static List<Tower> towers(SceneSetting setting, int row, double centre) {
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

    private static Tower tallest(List<Tower> towers, double x) {
        return Collections.min(towers, Comparator.comparingDouble(tower -> tower.edge(x)));
    }

    @Override
    void shade(double x, double y, double coverage, Pixel pixel) {
        Tower tower = towerAt[column(x)];
        double share = Curves.clamp((x - tower.left()) / (tower.right() - tower.left()));
        double down = Curves.clamp((y - tower.top()) / (tower.ground() - tower.top()));
        boolean sunIsLeft = sunX < 0.5 * (tower.left() + tower.right());
        boolean facesSun = sunIsLeft == share < tower.corner();
        double fog = down * down * (0.8 - 0.4 * depth);
        double glare = (facesSun ? 0.22 : 0.05) * Curves.glow(Curves.square(x - sunX), 0.05) * (1 - 0.6 * down);
        double mirror = (facesSun ? 0.34 : 0.14) * (1 - 0.5 * down);
        pixel.mix(
                Curves.mix(wall.red() + glare * sun.red() + mirror * glass.red(), haze.red(), fog),
                Curves.mix(wall.green() + glare * sun.green() + mirror * glass.green(), haze.green(), fog),
                Curves.mix(wall.blue() + glare * sun.blue() + mirror * glass.blue(), haze.blue(), fog),
                coverage);
        double light = window(tower, x, y, facesSun) * (1 - 0.7 * fog) * coverage;
        if (light > 0) {
            double cold = SeededRandom.at((int) (x * 40), (int) (y * 90), tower.salt());
            pixel.red += light * palette.lamp().red();
            pixel.green += light * palette.lamp().green() * (0.8 + 0.3 * cold);
            pixel.blue += light * palette.lamp().blue() * (0.6 + 1.6 * cold * cold);
        }
    }

    /** The light of the window at a point; 0 for a wall or a dark window. */
    private double window(Tower tower, double x, double y, boolean facesSun) {
        double across = (x - tower.left()) / (0.75 * storey);
        double down = (y - tower.top()) / storey;
        int column = (int) across;
        int floor = (int) down;
        boolean isPane = across - column > 0.3 && down - floor > 0.45 && column > 0 && floor > 1;
        if (!isPane || x > tower.right() - 0.6 * storey) {
            return 0;
        }
        double busy = SeededRandom.at(column / 4, floor / 3, tower.salt());
        double share = lit * (facesSun ? 0.7 : 1.2) * (0.1 + 1.8 * busy * busy);
        boolean isLit = SeededRandom.at(column, floor, tower.salt() + 1) < share;
        return isLit ? 0.2 + 1.1 * SeededRandom.at(floor, column, tower.salt() + 2) : 0;
    }
}
