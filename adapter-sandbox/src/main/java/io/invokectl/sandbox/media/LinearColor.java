package io.invokectl.sandbox.media;

import java.util.Arrays;
import java.util.List;

/**
 * A colour in linear light, so that mixing and adding behave as light does.
 *
 * @param red 0 for black, 1 for the most a screen shows; glare may exceed it
 * @param green as red
 * @param blue as red
 */
record LinearColor(double red, double green, double blue) {

    /** Parses colours of six hexadecimal digits, separated by blanks. */
    static List<LinearColor> all(String colors) {
        return Arrays.stream(colors.split(" ", -1))
                .map(color -> Integer.parseInt(color, 16))
                .map(rgb -> new LinearColor(linear(rgb >> 16), linear(rgb >> 8), linear(rgb)))
                .toList();
    }

    private static double linear(int step) {
        return Curves.square((step & 0xff) / 255.0);
    }

    LinearColor mix(LinearColor other, double share) {
        return new LinearColor(
                Curves.mix(red, other.red, share),
                Curves.mix(green, other.green, share),
                Curves.mix(blue, other.blue, share));
    }

    LinearColor times(double factor) {
        return new LinearColor(red * factor, green * factor, blue * factor);
    }

    LinearColor times(LinearColor filter) {
        return new LinearColor(red * filter.red, green * filter.green, blue * filter.blue);
    }
}
