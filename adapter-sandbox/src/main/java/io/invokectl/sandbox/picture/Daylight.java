package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Spoken;
import java.util.List;

/** The time of day, which decides the colours of the sky and the height of the sun. */
enum Daylight implements Spoken {
    DAWN(
            "dawn sunrise morning daybreak",
            0.2,
            "ffe3bd f9c3a0 d9a0aa 8c90bd 456598",
            "fff0d4 ffd9bf 8d86ac d3b4bb 182030 ffd79a"),
    DAY(
            "noon day daylight sunny midday bright summer spring",
            0.55,
            "e4f0f4 b5d9ee 7ab5e2 448bcd 1f62a8",
            "fffbea ffffff 90a6be bcd7e8 18261f fff2c8"),
    SUNSET(
            "sunset sundown evening autumn",
            0.16,
            "ffd489 fa9a52 d95f5c 7f417c 262d64",
            "ffe2a0 ff9c62 573762 e0805f 140e20 ffc46b"),
    DUSK("dusk twilight", 0.0, "f4a67c b8627c 62468a 292d69 0c1336", "ffc9a0 d98a96 34305f 84587f 0a0b1a ffc978"),
    NIGHT(
            "night midnight moonlit moonlight starry star dark nocturnal",
            0.62,
            "3a5680 1f3a64 11264c 091733 040a1c",
            "c3d4ff 6079a6 121a33 22385c 03060d ffcf7d");

    private final String words;
    private final double sunHeight;
    private final String sky;
    private final String things;

    Daylight(String words, double sunHeight, String sky, String things) {
        this.words = words;
        this.sunHeight = sunHeight;
        this.sky = sky;
        this.things = things;
    }

    @Override
    public String words() {
        return words;
    }

    /** How high the sun stands, or the moon at night: from 0 on the horizon to 1 in the zenith. */
    double sunHeight() {
        return sunHeight;
    }

    /** Whether stars are out. */
    boolean isDark() {
        return this == NIGHT || this == DUSK;
    }

    Palette palette() {
        List<Colour> c = Colour.all(things);
        return new Palette(Colour.all(sky), c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5));
    }
}
