package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Spoken;

/** What the air does in a picture. */
enum Weather implements Spoken {
    FAIR(0.42, ""),
    CLEAR(0.05, "clear cloudless"),
    MIST(0.3, "mist misty fog foggy haze hazy"),
    SNOW(0.6, "snow snowy snowfall winter frozen blizzard"),
    STORM(0.95, "storm stormy thunder thunderstorm lightning tempest rain rainy hurricane");

    private final double cover;
    private final String words;

    Weather(double cover, String words) {
        this.cover = cover;
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** How much of the sky clouds cover, from 0 to 1. */
    double cover() {
        return cover;
    }
}
