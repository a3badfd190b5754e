package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.List;

/** The desert. */
final class Wasteland {

    private Wasteland() {}

    static Scene of(Frame frame, Motif motif, Dice dice) {
        double horizon = 0.54;
        Stage stage = Stage.of(frame, motif, horizon, 0.25, dice);
        List<Layer> layers = stage.sky();
        var view = new View(horizon, 1.55, 1.3, 1.2, 70, 0.013, 4);
        layers.add(new Terrain(frame, view, new Dunes(stage)));
        layers.add(stage.bloom(0.4));
        return stage.scene(layers);
    }
}
