package io.invokectl.sandbox.picture;

import java.util.Arrays;
import java.util.List;

/**
 * A colour as an amount of light, so that adding and mixing behave as light does.
 *
 * @param red 0 for none, 1 for all that a screen gives; glare may exceed that
 * @param green as red
 * @param blue as red
 */
record Colour(double red, double green, double blue) {
    static final Colour BLACK = new Colour(0, 0, 0);
    static final Colour WHITE = new Colour(1, 1, 1);

    /** The colour that a designer writes as {@code #rrggbb}. */
    static Colour of(int rgb) {
        return new Colour(light(rgb >> 16 & 0xff), light(rgb >> 8 & 0xff), light(rgb & 0xff));
    }

    /** The colours that a designer writes as six hexadecimals each, separated by blanks. */
    static List<Colour> all(String written) {
        return Arrays.stream(written.split(" ", -1))
                .map(rgb -> of(Integer.parseInt(rgb, 16)))
                .toList();
    }

    private static double light(int step) {
        double share = step / 255.0;
        return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
    }

    Colour mix(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    Colour times(Colour other) {
        return new Colour(red * other.red, green * other.green, blue * other.blue);
    }

    double brightness() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    /** This colour moved towards another hue, as bright as before. */
    Colour tinted(Colour hue, double share) {
        return mix(hue.times(brightness() / Math.max(hue.brightness(), 1e-3)), share);
    }
}
