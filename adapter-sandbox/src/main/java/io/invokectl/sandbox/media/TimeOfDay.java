package io.invokectl.sandbox.media;

import java.util.List;

/** The time of day, which decides the colours and the height of the sun. */
enum TimeOfDay {
    DAWN(
            "dawn sunrise morning daybreak",
            0.4,
            0.8,
            "ffe3bd f9c3a0 d9a0aa 8c90bd 456598 fff0d4 ffd9bf 8d86ac d3b4bb 182030 ffd79a"),
    NOON(
            "noon day daylight sunny midday bright summer spring",
            0.62,
            0.8,
            "e4f0f4 b5d9ee 7ab5e2 448bcd 1f62a8 fffbea ffffff 90a6be bcd7e8 18261f fff2c8"),
    SUNSET(
            "sunset sundown evening autumn",
            0.36,
            0.8,
            "ffd489 fa9a52 d95f5c 7f417c 262d64 ffe2a0 ff9c62 573762 e0805f 140e20 ffc46b"),
    DUSK("dusk twilight", 0, 0.4, "f4a67c b8627c 62468a 292d69 0c1336 ffc9a0 d98a96 34305f 84587f 0a0b1a ffc978"),
    NIGHT(
            "night midnight moon moonlit moonlight starry star dark",
            0.66,
            0.2,
            "3a5680 1f3a64 11264c 091733 040a1c c3d4ff 6079a6 121a33 22385c 03060d ffcf7d");

    /** The words that name it in a prompt, in the singular. */
    final String keywords;

    /** The height of the sun, or of the moon at night: 0 at the horizon, 1 at the zenith. */
    final double sunHeight;

    /** How much the sun or moon outshines the sky. */
    final double glare;

    private final String colors;

    TimeOfDay(String keywords, double sunHeight, double glare, String colors) {
        this.keywords = keywords;
        this.sunHeight = sunHeight;
        this.glare = glare;
        this.colors = colors;
    }

    boolean isDark() {
        return this == NIGHT || this == DUSK;
    }

    /** Returns the colours of this time, slightly varied. */
    Palette palette(SeededRandom random) {
        var filter = new LinearColor(
                random.nextDouble(0.92, 1.08), random.nextDouble(0.95, 1.05), random.nextDouble(0.9, 1.1));
        List<LinearColor> c = LinearColor.all(colors).stream()
                .map(color -> color.times(filter))
                .toList();
        return new Palette(c.subList(0, 5), c.get(5), c.get(6), c.get(7), c.get(8), c.get(9), c.get(10));
    }
}
