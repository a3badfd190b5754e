package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.ArrayList;
import java.util.List;

/** A city by the water. */
final class Cityscape {
    private static final double SHORE = 0.74;
    private static final int ROWS = 4;
    private static final List<Roof> TODAY =
            List.of(Roof.FLAT, Roof.FLAT, Roof.STEPPED, Roof.FLAT, Roof.SPIRE, Roof.STEPPED);
    private static final List<Roof> TOMORROW =
            List.of(Roof.SPIRE, Roof.BLADE, Roof.NEEDLE, Roof.DOME, Roof.STEPPED, Roof.FLAT, Roof.BLADE);

    private final Stage stage;
    private final List<Roof> roofs;
    private final double centre;
    private final Dice dice;

    private Cityscape(Stage stage) {
        this.stage = stage;
        this.dice = stage.dice().forPurpose("towers");
        this.centre = stage.centre();
        boolean tomorrow = stage.motif().speaksOf("future futuristic cyberpunk scifi neon alien utopian utopia");
        this.roofs = tomorrow ? TOMORROW : TODAY;
    }

    static Scene of(Frame frame, Motif motif, Dice dice) {
        Stage stage = Stage.of(frame, motif, SHORE, 0.36, dice);
        return new Cityscape(stage).scene();
    }

    private Scene scene() {
        List<Layer> layers = stage.sky();
        for (int i = 0; i < ROWS; i++) {
            layers.add(row(i));
        }
        layers.add(stage.bloom(0.5));
        var city = new Scene(layers);
        var water = new Water(city, SHORE, stage.palette(), stage.dice().forPurpose("water"));
        return stage.scene(List.of(city, water));
    }

    private Skyline row(int number) {
        double depth = number / (ROWS - 1.0);
        Palette palette = stage.palette();
        Colour glass = palette.sky().get(3).mix(palette.middle(), 0.45);
        Colour wall = palette.haze().mix(glass, 0.3).mix(palette.ground(), 0.45 + 0.5 * depth);
        double lit = stage.storms()
                ? 0.4
                : stage.daylight() == Daylight.DAY ? 0.05 : stage.daylight().isDark() ? 0.5 : 0.28;
        var style = new Skyline.Style(
                wall,
                glass,
                palette.haze().mix(glass, 0.25),
                palette.sun().times(stage.sun().glare()),
                stage.sun().x(),
                palette.lamp(),
                lit * (0.4 + 0.6 * depth),
                0.0055 + 0.003 * depth,
                depth);
        return new Skyline(stage.frame(), towers(number), style);
    }

    private List<Tower> towers(int row) {
        var towers = new ArrayList<Tower>();
        double least = 0.17 - 0.03 * row;
        double most = 0.62 - 0.09 * row;
        double middle = centre + dice.between(-0.15, 0.15);
        double x = -0.05;
        while (x < stage.frame().aspect() + 0.02) {
            double width = dice.between(0.03 + 0.012 * row, 0.06 + 0.022 * row);
            double hump = Shape.glow(Shape.square(x + width / 2 - middle), 0.085);
            double tall =
                    least + (most - least) * hump * dice.between(0.2, 1) * dice.between(0.5, 1) + dice.between(0, 0.05);
            towers.add(Tower.of(x, width, SHORE - tall, SHORE, dice.oneOf(roofs), dice));
            x += width * dice.between(0.7, 1.05);
        }
        return towers;
    }
}
