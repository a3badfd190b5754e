package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.stream.IntStream;

/** Turns light into the three bytes of a pixel: the way film bends glare, darker corners, a little grain. */
final class Film {
    private static final double KNEE = 0.72;
    private static final double GRAIN = 1.5;
    private static final double VIGNETTE = 0.3;
    /** Light is looked up by the upper bits of its floating-point form: as many steps in each octave. */
    private static final int DROPPED_BITS = 14;

    private static final float DARKEST = 1 / 65536f;
    private static final float BRIGHTEST = 16;
    private static final int FIRST = Float.floatToRawIntBits(DARKEST) >> DROPPED_BITS;

    private final double[] across;
    private final double[] down;
    private final float[] tones = new float[(Float.floatToRawIntBits(BRIGHTEST) >> DROPPED_BITS) - FIRST + 1];

    Film(Frame frame) {
        across = squares(frame.width());
        down = squares(frame.height());
        for (int i = 0; i < tones.length; i++) {
            double light = Float.intBitsToFloat((FIRST + i) << DROPPED_BITS);
            tones[i] = (float) (255 * encoded(bent(light)));
        }
    }

    /** The squared distances from the middle, in units of the whole. */
    private static double[] squares(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> Shape.square((i + 0.5) / count - 0.5))
                .toArray();
    }

    /** Glare runs out slowly instead of being cut. */
    private static double bent(double light) {
        double over = light - KNEE;
        return over <= 0 ? light : KNEE + (1 - KNEE) * over / (over + 1 - KNEE);
    }

    private static double encoded(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    }

    /** Puts the light at a pixel into its place in the row. */
    void expose(int column, int row, Pixel light, byte[] pixels) {
        double far = 2 * (across[column] + down[row]);
        double exposure = 1 - VIGNETTE * far * far;
        double grain = 0.5 + (Dice.at(column, row, 77) - 0.5) * GRAIN;
        pixels[3 * column] = tone(light.red * exposure, grain);
        pixels[3 * column + 1] = tone(light.green * exposure, grain);
        pixels[3 * column + 2] = tone(light.blue * exposure, grain);
    }

    private byte tone(double light, double grain) {
        float bounded = light < DARKEST ? DARKEST : light > BRIGHTEST ? BRIGHTEST : (float) light;
        double tone = tones[(Float.floatToRawIntBits(bounded) >> DROPPED_BITS) - FIRST] + grain;
        return (byte) (tone <= 0 ? 0 : tone >= 255 ? 255 : (int) tone);
    }
}
