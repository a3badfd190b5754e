package io.invokectl.sandbox.media;

import java.util.List;

/**
 * The colours of a scene.
 *
 * @param sky five colours from the horizon to the zenith
 * @param sun the light of the sun or moon
 * @param cloud the lit side of clouds
 * @param shadow the dark side of clouds
 * @param haze the colour into which distance fades
 * @param ground the dark foreground
 * @param lamp lit windows
 */
record Palette(
        List<LinearColor> sky,
        LinearColor sun,
        LinearColor cloud,
        LinearColor shadow,
        LinearColor haze,
        LinearColor ground,
        LinearColor lamp) {

    /** Sets a pixel to the colour of the sky at a height from 0 at the horizon to 1 at the zenith. */
    void setSky(double height, Pixel pixel) {
        double place = Curves.clamp(height) * (sky.size() - 1);
        int lower = Math.min((int) place, sky.size() - 2);
        double share = place - lower;
        LinearColor from = sky.get(lower);
        pixel.red = from.red();
        pixel.green = from.green();
        pixel.blue = from.blue();
        pixel.mix(sky.get(lower + 1), 0.5 * (share * share * (3 - 2 * share) + share));
    }
}
