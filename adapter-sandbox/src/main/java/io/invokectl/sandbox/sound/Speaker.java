package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import java.util.List;
import java.util.Locale;

/**
 * Whose voice is heard.
 *
 * @param pitch in Hz
 * @param size how much higher the resonances of the mouth are than a man's
 * @param breath how much breath is in the voice
 */
record Speaker(double pitch, double size, double breath) {
    private static final List<String> HIGH =
            List.of("rachel", "aria", "sarah", "laura", "charlotte", "alice", "matilda", "jessica", "lily");
    private static final List<String> LOW =
            List.of("roger", "charlie", "george", "callum", "liam", "will", "eric", "chris", "brian", "daniel", "bill");

    /** The voice of that name: any name has one. */
    static Speaker named(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        Dice dice = Dice.of("voice", folded);
        double breath = dice.between(0.005, 0.03);
        if (HIGH.contains(folded)) {
            return new Speaker(dice.between(178, 222), dice.between(1.12, 1.2), breath);
        }
        if (LOW.contains(folded)) {
            return new Speaker(dice.between(92, 126), dice.between(0.96, 1.04), breath);
        }
        double pitch = dice.between(105, 210);
        return new Speaker(pitch, 0.85 + pitch / 600, breath);
    }
}
