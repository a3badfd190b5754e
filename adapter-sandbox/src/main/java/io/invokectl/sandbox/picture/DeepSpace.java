package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.ArrayList;
import java.util.List;

/** Space: a nebula, stars and a planet. */
final class DeepSpace {
    private static final List<String> HUES = List.of(
            "1b1a4a 6a2c8f d8467a ffb08a",
            "0a2a4a 1c6f8c 5fc0b0 f6e3a8",
            "12183f 3550b0 9a6ae0 ffc4e0",
            "2a0f2c 8f2a3e e8783c ffe0a0");
    private static final List<String> LANDS = List.of(
            "0d2f5c 1c5a86 3f8f6a c9b98a f2f2ee",
            "5a2c1c a8562e d98f54 f0d09a f6e8d0",
            "2b3d63 5f7fae a9c3d9 e6dcc6 c79f77");

    private DeepSpace() {}

    static Scene of(Frame frame, Motif motif, Dice dice) {
        var layers = new ArrayList<Layer>();
        List<Colour> hues = Colour.all(dice.oneOf(HUES));
        List<Colour> lands = Colour.all(dice.oneOf(LANDS));
        if (!motif.hues().isEmpty()) {
            Colour named = motif.hues().get(0);
            hues = hues.stream().map(colour -> colour.tinted(named, 0.75)).toList();
            lands = lands.stream().map(colour -> colour.tinted(named, 0.4)).toList();
        }
        layers.add(new Nebula(frame, hues, dice.forPurpose("nebula")));
        layers.add(new Stars(frame, 4, 1.1, dice.forPurpose("stars")));
        boolean left = dice.chance(0.5);
        double size = Math.min(frame.aspect(), 1) * dice.between(0.2, 0.27);
        var place = new Sun(frame.aspect() * (left ? 0.34 : 0.66), dice.between(0.42, 0.6), size, 0);
        boolean ringed = motif.speaksOf("saturn ring ringed") || dice.chance(0.5);
        layers.add(new Planet(frame, place, new Gradient(lands), hues.get(2), ringed, dice.forPurpose("planet")));
        var far = new Sun(frame.aspect() * (left ? 0.8 : 0.2), dice.between(0.16, 0.3), size * 0.2, 0);
        layers.add(new Moon(frame, far, Colour.of(0xd8cfc4), Colour.BLACK, dice.forPurpose("moon")));
        return new Scene(layers);
    }
}
