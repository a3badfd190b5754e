package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;

/** Smooth irregularity over the plane (Perlin's gradient noise): the stuff of clouds, ridges and water. */
final class Noise {
    /** The number of slopes in a row, a power of two. The pattern begins again after as many. */
    private static final int SIZE = 64;

    private static final int MASK = 2 * SIZE - 2;
    /** Brings the values of one layer to about -1 to 1. */
    private static final double GAIN = 1.5;

    /** The slope at each whole place, to the right and down in turn. */
    private final float[] slopes = new float[2 * SIZE * SIZE];

    Noise(Dice dice) {
        for (int i = 0; i < slopes.length; i += 2) {
            double angle = 2 * StrictMath.PI * dice.nextDouble();
            slopes[i] = (float) (GAIN * StrictMath.cos(angle));
            slopes[i + 1] = (float) (GAIN * StrictMath.sin(angle));
        }
    }

    /** The value at a point, about -1 to 1. Neighbouring hills are about 1 apart. */
    double at(double x, double y) {
        int column = Shape.floor(x);
        int row = Shape.floor(y);
        double dx = x - column;
        double dy = y - row;
        int left = (2 * column) & MASK;
        int right = (left + 2) & MASK;
        int upper = ((2 * row) & MASK) * SIZE;
        int lower = ((2 * row + 2) & MASK) * SIZE;
        double easeX = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
        double easeY = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
        double above = slopes[upper + left] * dx + slopes[upper + left + 1] * dy;
        above += easeX * (slopes[upper + right] * (dx - 1) + slopes[upper + right + 1] * dy - above);
        double below = slopes[lower + left] * dx + slopes[lower + left + 1] * (dy - 1);
        below += easeX * (slopes[lower + right] * (dx - 1) + slopes[lower + right + 1] * (dy - 1) - below);
        return above + easeY * (below - above);
    }

    /** Layers of noise, each half as large and half as strong as the one before; turned, so that no grid shows. */
    double layered(double x, double y, int layers) {
        double sum = 0;
        double strength = 0.5;
        double u = x;
        double v = y;
        for (int i = 0; i < layers; i++) {
            sum += strength * at(u, v);
            strength *= 0.5;
            double turned = 1.6 * u + 1.2 * v + 17.3;
            v = 1.6 * v - 1.2 * u + 9.1;
            u = turned;
        }
        return sum;
    }

    /** Layers of noise folded into crests, 0 to about 1: rock rather than cloud. */
    double ridged(double x, double y, int layers) {
        double sum = 0;
        double strength = 0.5;
        double weight = 1;
        double u = x;
        double v = y;
        for (int i = 0; i < layers; i++) {
            double crest = 1 - Math.abs(at(u, v));
            crest *= crest * weight;
            sum += strength * crest;
            weight = Shape.clamp(crest * 1.6);
            strength *= 0.5;
            double turned = 1.6 * u + 1.2 * v + 17.3;
            v = 1.6 * v - 1.2 * u + 9.1;
            u = turned;
        }
        return sum;
    }
}
