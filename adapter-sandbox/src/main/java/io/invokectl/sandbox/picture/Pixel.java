package io.invokectl.sandbox.picture;

/**
 * The light at one point while layers are laid over it. One object serves a whole picture: a new one for each of a
 * million points would take longer than the painting.
 */
final class Pixel {
    double red;
    double green;
    double blue;

    void set(Colour colour) {
        red = colour.red();
        green = colour.green();
        blue = colour.blue();
    }

    void copy(Pixel other) {
        red = other.red;
        green = other.green;
        blue = other.blue;
    }

    void mix(Colour colour, double share) {
        red += (colour.red() - red) * share;
        green += (colour.green() - green) * share;
        blue += (colour.blue() - blue) * share;
    }

    void mix(double otherRed, double otherGreen, double otherBlue, double share) {
        red += (otherRed - red) * share;
        green += (otherGreen - green) * share;
        blue += (otherBlue - blue) * share;
    }

    void add(Colour colour, double amount) {
        red += colour.red() * amount;
        green += colour.green() * amount;
        blue += colour.blue() * amount;
    }

    void dim(double factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }
}
