package io.invokectl.sandbox.media;

/**
 * The light of one pixel while a scene is composed. Mutable and reused: allocating one for each of a million pixels
 * would take longer than rendering them.
 */
final class Pixel {
    double red;
    double green;
    double blue;

    void mix(LinearColor color, double share) {
        mix(color.red(), color.green(), color.blue(), share);
    }

    void mix(double otherRed, double otherGreen, double otherBlue, double share) {
        red += (otherRed - red) * share;
        green += (otherGreen - green) * share;
        blue += (otherBlue - blue) * share;
    }

    void add(LinearColor color, double amount) {
        red += color.red() * amount;
        green += color.green() * amount;
        blue += color.blue() * amount;
    }

    void multiply(double factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }
}
