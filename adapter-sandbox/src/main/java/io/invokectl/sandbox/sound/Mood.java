package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Spoken;

/** What kind of music a prompt asks for. */
enum Mood implements Spoken {
    CLUB(
            "techno house dance electronic edm trance disco club beat synthwave futuristic cyberpunk party",
            120,
            132,
            true,
            3),
    CALM("ambient calm meditation sleep drone space relaxing peaceful soft quiet rain ocean", 58, 70, false, 0),
    CHILL("lofi chill jazz hop lounge cafe study smooth", 76, 88, true, 1),
    GRAND("epic orchestral cinematic heroic battle rock trailer dramatic dark storm", 92, 104, true, 2),
    BRIGHT("happy upbeat cheerful pop summer children funk bright joyful", 106, 118, false, 2),
    SAD("sad melancholic melancholy lonely piano ballad slow nostalgic", 64, 76, true, 0);

    private final String words;
    private final double slowest;
    private final double fastest;
    private final boolean minor;
    private final int drums;

    Mood(String words, double slowest, double fastest, boolean minor, int drums) {
        this.words = words;
        this.slowest = slowest;
        this.fastest = fastest;
        this.minor = minor;
        this.drums = drums;
    }

    @Override
    public String words() {
        return words;
    }

    /** Beats a minute. */
    double tempo(Dice dice) {
        return dice.between(slowest, fastest);
    }

    boolean isMinor() {
        return minor;
    }

    /** From 0 for no drums to 3 for a drum on every beat. */
    int drums() {
        return drums;
    }
}
