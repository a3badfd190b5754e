package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.ArrayList;
import java.util.List;

/** A picture of nothing but colour, for prompts that name no place. */
final class Abstraction {
    private static final List<String> HARMONIES = List.of(
            "10163a 3b2f8f b03a8f f47a5c ffd9a0",
            "06283d 0e6b7a 38b59a f2e6b1 f08a5d",
            "1a1026 5a1a5c c02b5a f6a04d fdf0c8",
            "0b1d2a 1f4e79 5fa3c7 e8e4d8 d98e5b",
            "12261c 2f6b4a 9cc26a f4e8a8 e0703a");

    private Abstraction() {}

    static Scene of(Frame frame, Motif motif, Dice dice) {
        List<Colour> hues = motif.hues();
        List<Colour> colours = hues.isEmpty() ? Colour.all(dice.oneOf(HARMONIES)) : shades(hues);
        return new Scene(List.of(new Flow(frame, new Gradient(colours), dice.forPurpose("flow"))));
    }

    /** From dark to light through each of the colours that were named. */
    private static List<Colour> shades(List<Colour> hues) {
        var shades = new ArrayList<Colour>();
        shades.add(hues.get(0).times(0.06).mix(Colour.of(0x0a0a20), 0.4));
        shades.add(hues.get(0).times(0.4));
        for (Colour hue : hues) {
            shades.add(hue);
        }
        Colour last = hues.get(hues.size() - 1);
        shades.add(last.mix(Colour.WHITE, 0.45));
        shades.add(last.mix(Colour.of(0xfff6e0), 0.85));
        return shades;
    }
}
