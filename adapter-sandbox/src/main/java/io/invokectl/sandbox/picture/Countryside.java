package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.List;
import java.util.stream.Stream;

/** A meadow in flower before wooded hills. */
final class Countryside {
    private static final List<String> BLOOMS =
            List.of("e33b34 f7f0e4 f2b92e", "7a52c7 b58be6 f4ecff", "f277a8 fbe0ec d63f76", "f6c92b fff3c0 5f7fe0");

    private Countryside() {}

    static Scene of(Frame frame, Motif motif, Dice dice) {
        double horizon = 0.5;
        Stage stage = Stage.of(frame, motif, horizon, 0.24, dice);
        List<Layer> layers = stage.sky();
        var view = new View(horizon, 1.0, 1.2, 1, 60, 0.012, 4);
        layers.add(new Terrain(frame, view, new Meadow(stage, flowers(motif, dice))));
        layers.add(stage.bloom(0.35));
        return stage.scene(layers);
    }

    private static List<Colour> flowers(Motif motif, Dice dice) {
        List<Colour> mixed = Colour.all(dice.oneOf(BLOOMS));
        return motif.hues().isEmpty()
                ? mixed
                : Stream.concat(
                                motif.hues().stream(),
                                Stream.of(motif.hues().get(0).mix(Colour.WHITE, 0.6)))
                        .toList();
    }
}
