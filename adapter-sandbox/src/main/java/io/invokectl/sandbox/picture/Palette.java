package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The colours of a scene.
 *
 * @param sky from the horizon up to the zenith
 * @param sun the light of the sun or the moon
 * @param cloud clouds where they are lit
 * @param shadow clouds where they are not
 * @param haze what distance fades into
 * @param ground near things in the shade
 * @param lamp lit windows and lanterns
 */
record Palette(List<Colour> sky, Colour sun, Colour cloud, Colour shadow, Colour haze, Colour ground, Colour lamp) {
    private static final Colour SLATE = Colour.of(0x66727c);

    Colour horizon() {
        return sky.get(0);
    }

    Colour zenith() {
        return sky.get(sky.size() - 1);
    }

    /** The sky half-way up. */
    Colour middle() {
        return sky.get(sky.size() / 2);
    }

    /** The light on what faces the sun, for colours to be multiplied with. */
    Colour key() {
        return sun.times(cloud);
    }

    /** The same under heavy clouds. */
    Palette overcast() {
        UnaryOperator<Colour> dull = colour -> colour.tinted(SLATE, 0.72).times(0.62);
        return new Palette(
                sky.stream().map(dull).toList(),
                sun.tinted(SLATE, 0.4),
                dull.apply(cloud),
                dull.apply(shadow).times(0.6),
                dull.apply(haze).times(0.9),
                ground.tinted(SLATE, 0.4),
                lamp);
    }

    /** The same in a light of another hue. */
    Palette tinted(Colour hue) {
        return new Palette(
                sky.stream().map(colour -> colour.tinted(hue, 0.42)).toList(),
                sun.tinted(hue, 0.25),
                cloud.tinted(hue, 0.4),
                shadow.tinted(hue, 0.5),
                haze.tinted(hue, 0.6),
                ground.tinted(hue, 0.6),
                lamp);
    }

    /** The same, a little different in hue. */
    Palette varied(Dice dice) {
        var filter = new Colour(dice.between(0.92, 1.08), dice.between(0.95, 1.05), dice.between(0.9, 1.1));
        return new Palette(
                sky.stream().map(colour -> colour.times(filter)).toList(),
                sun,
                cloud.times(filter),
                shadow.times(filter),
                haze.times(filter),
                ground,
                lamp);
    }
}
