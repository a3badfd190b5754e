package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.List;

/** A row of towers, their walls and their lit windows. */
final class Skyline implements Outlined {
    private final Silhouette edge;
    private final Tower[] towers;
    private final int[] towerAt;
    private final double height;
    private final Style style;

    /**
     * How the row looks.
     *
     * @param wall the colour of the walls
     * @param glass what of the sky is mirrored in them
     * @param haze what stands before them near the ground
     * @param light the light of the sun on the walls that face it
     * @param sunX where the sun is
     * @param lamp the colour of the windows
     * @param lit the share of windows that are lit
     * @param window the height of a window and the wall around it
     * @param depth 0 for far away, 1 for near
     */
    record Style(
            Colour wall,
            Colour glass,
            Colour haze,
            Colour light,
            double sunX,
            Colour lamp,
            double lit,
            double window,
            double depth) {}

    Skyline(Frame frame, List<Tower> row, Style style) {
        this.towers = row.toArray(Tower[]::new);
        this.style = style;
        this.height = frame.height();
        this.towerAt = new int[frame.width()];
        for (int column = 0; column < towerAt.length; column++) {
            towerAt[column] = tallestAt((column + 0.5) * frame.pixel());
        }
        edge = new Silhouette(frame, x -> towers[tallestAt(x)].topAt(x));
    }

    private int tallestAt(double x) {
        int tallest = 0;
        for (int i = 1; i < towers.length; i++) {
            if (towers[i].topAt(x) < towers[tallest].topAt(x)) {
                tallest = i;
            }
        }
        return tallest;
    }

    @Override
    public Silhouette edge() {
        return edge;
    }

    @Override
    public void paint(double x, double y, double coverage, Pixel pixel) {
        int column = Math.max(0, Math.min((int) (x * height), towerAt.length - 1));
        paintWall(towers[towerAt[column]], x, y, coverage, pixel);
    }

    private void paintWall(Tower tower, double x, double y, double coverage, Pixel pixel) {
        double share = Shape.clamp((x - tower.left()) / (tower.right() - tower.left()));
        double down = Shape.clamp((y - tower.top()) / (tower.ground() - tower.top()));
        boolean sunIsLeft = style.sunX() < 0.5 * (tower.left() + tower.right());
        boolean facesSun = sunIsLeft == share < tower.corner();
        double fog = down * down * (0.8 - 0.4 * style.depth());
        double glare = (facesSun ? 0.22 : 0.05) * Shape.glow(Shape.square(x - style.sunX()), 0.05) * (1 - 0.6 * down);
        double glass = (facesSun ? 0.34 : 0.14) * (1 - 0.5 * down);
        Colour wall = style.wall();
        Colour haze = style.haze();
        Colour light = style.light();
        Colour sky = style.glass();
        pixel.mix(
                Shape.mix(wall.red() + glare * light.red() + glass * sky.red(), haze.red(), fog),
                Shape.mix(wall.green() + glare * light.green() + glass * sky.green(), haze.green(), fog),
                Shape.mix(wall.blue() + glare * light.blue() + glass * sky.blue(), haze.blue(), fog),
                coverage);
        double lamp = window(tower, x, y, facesSun) * (1 - 0.7 * fog) * coverage;
        if (lamp > 0) {
            double warm = Dice.at((int) (x * 40), (int) (y * 90), tower.salt());
            pixel.red += lamp * style.lamp().red();
            pixel.green += lamp * style.lamp().green() * (0.8 + 0.3 * warm);
            pixel.blue += lamp * style.lamp().blue() * (0.6 + 1.6 * warm * warm);
        }
    }

    /** How much light comes from the window at a point. */
    private double window(Tower tower, double x, double y, boolean facesSun) {
        double size = style.window();
        double across = (x - tower.left()) / (0.75 * size);
        double down = (y - tower.top()) / size;
        int column = (int) across;
        int floor = (int) down;
        boolean isPane = across - column > 0.3 && down - floor > 0.45 && column > 0;
        if (!isPane || x > tower.right() - 0.6 * size || floor < 2) {
            return 0;
        }
        double busy = Dice.at(column / 4, floor / 3, tower.salt());
        double lit = Dice.at(column, floor, tower.salt() + 1);
        double share = style.lit() * (facesSun ? 0.7 : 1.2) * (0.1 + 1.8 * busy * busy);
        return lit < share ? 0.2 + 1.1 * Dice.at(floor, column, tower.salt() + 2) : 0;
    }
}
