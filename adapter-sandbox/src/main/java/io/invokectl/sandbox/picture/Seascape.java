package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.List;

/** The sea, with a lighthouse or a boat where one is asked for. */
final class Seascape {
    private Seascape() {}

    static Scene of(Frame frame, Motif motif, Dice dice) {
        double horizon = motif.speaksOf("wave surf storm stormy tempest") ? 0.5 : 0.56;
        Stage stage = Stage.of(frame, motif, horizon, 0.12, dice);
        List<Layer> layers = stage.sky();
        double wild = stage.storms() ? 1 : motif.speaksOf("wave surf wild rough") ? 0.65 : dice.between(0.1, 0.25);
        if (stage.storms()) {
            layers.add(new Lightning(stage, stage.sun().x()));
        }
        double eye = 0.7 + 0.5 * wild;
        var view = new View(horizon, eye, 1, 0.9, 90, 0.014, 5);
        layers.add(new Terrain(frame, view, new Sea(stage, wild, eye)));
        if (motif.speaksOf("lighthouse beacon")) {
            addLighthouse(stage, layers);
        } else if (motif.speaksOf("boat sailboat sail ship yacht")) {
            layers.add(new Sailboat(stage, stage.centre(), horizon + 0.06));
        }
        layers.add(stage.bloom(0.4));
        return stage.scene(layers);
    }

    private static void addLighthouse(Stage stage, List<Layer> layers) {
        double x = stage.centre();
        double foot = stage.horizon() - 0.05;
        layers.add(new Lighthouse(stage, x, foot + 0.02, 0.3));
        layers.add(new Headland(stage, x, foot, x > stage.frame().aspect() / 2));
    }
}
