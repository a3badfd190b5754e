package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Prompt;
import io.invokectl.sandbox.craft.Spoken;
import java.util.List;
import java.util.Optional;

/**
 * What a prompt asks a painter for, as far as it is understood.
 *
 * @param prompt the words
 */
record Motif(Prompt prompt) {

    static Motif of(String prompt) {
        return new Motif(Prompt.of(prompt));
    }

    boolean speaksOf(String several) {
        return prompt.speaksOf(several);
    }

    <T extends Spoken> Optional<T> first(T[] things) {
        return prompt.first(things);
    }

    /** A moon without a time of day stands in the dusk. */
    Optional<Daylight> daylight() {
        return first(Daylight.values()).or(() -> Optional.of(Daylight.DUSK).filter(any -> speaksOf("moon")));
    }

    /** The same, with a time of day for prompts that name none. */
    Motif usuallyAt(Daylight time) {
        return daylight().isPresent() ? this : of(String.join(" ", prompt.words()) + " " + time.words());
    }

    Weather weather() {
        return first(Weather.values()).orElse(Weather.FAIR);
    }

    /** The colours that are named, in their order. */
    List<Colour> hues() {
        return prompt.all(Hue.values()).distinct().map(Hue::colour).toList();
    }

    /** How many moons are spoken of. */
    int moons() {
        if (!speaksOf("moon")) {
            return 0;
        }
        return speaksOf("three") ? 3 : speaksOf("two twin double") ? 2 : 1;
    }
}
