package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** A boat under two sails, with its dark image on the water. */
final class Sailboat implements Layer {
    private static final double SIZE = 0.17;

    private final double x;
    private final double water;
    private final double soft;
    private final Colour sail;
    private final Colour shade;
    private final Colour hull;

    /** Takes where it lies on the water. */
    Sailboat(Stage stage, double x, double water) {
        Palette palette = stage.palette();
        this.x = x;
        this.water = water;
        this.soft = stage.frame().pixel() / SIZE;
        this.sail = palette.horizon().mix(Colour.WHITE, 0.25).times(0.85);
        this.shade = palette.haze().mix(palette.ground(), 0.45);
        this.hull = palette.ground();
    }

    @Override
    public double top() {
        return water - 1.1 * SIZE;
    }

    @Override
    public double bottom() {
        return water + 0.6 * SIZE;
    }

    @Override
    public void paint(double atX, double atY, Pixel pixel) {
        double aside = (atX - x) / SIZE;
        double down = (atY - water) / SIZE;
        double above = -0.13 - down;
        double main = least(aside - 0.02, above, 0.48 * (down + 1) / 0.87 - aside + 0.02);
        double jib = least(-0.02 - aside, above, 0.34 * (down + 0.92) / 0.79 + aside + 0.02);
        double deck = least(down + 0.1, 0.03 - down, 0.5 - 0.9 * (down + 0.1) - Math.abs(aside - 0.03));
        pixel.mix(sail, inside(main));
        pixel.mix(shade, inside(jib));
        pixel.mix(hull, inside(deck));
        if (down > 0) {
            double image = Shape.spot(aside * aside, 0.2) * (1 - Shape.smooth(0, 0.55, down));
            pixel.mix(hull, 0.55 * image);
        }
    }

    private double inside(double distance) {
        return Shape.clamp(distance / soft + 0.5);
    }

    private static double least(double one, double other, double third) {
        double least = one < other ? one : other;
        return least < third ? least : third;
    }
}
