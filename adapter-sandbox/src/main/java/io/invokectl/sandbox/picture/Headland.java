package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Rock that rises out of the sea and falls away to one side. */
final class Headland implements Layer {
    private final Silhouette edge;
    private final Silhouette water;
    private final Noise noise;
    private final Palette palette;
    private final double lightFrom;
    private final double lowest;

    /** Takes where its top begins, how high that is, and whether the land lies to the right of it. */
    Headland(Stage stage, double x, double top, boolean toTheRight) {
        this.noise = new Noise(stage.dice().forPurpose("rock"));
        this.palette = stage.palette();
        this.lightFrom = stage.sun().x() < x ? 1 : -1;
        this.lowest = top + 0.26;
        this.edge = new Silhouette(stage.frame(), at -> {
            double out = toTheRight ? x - at : at - x;
            double fall = out < 0.05 ? 0.10 * (0.05 - out) * (0.05 - out) : 0.9 * (out - 0.05) + 0.1;
            double steps = noise.layered(at * 7, 2, 5) * (0.02 + 0.07 * Shape.smooth(0, 0.2, Math.abs(out)));
            return top
                    + 0.012
                    + (out < 0.05 ? fall : 0.12 * Shape.smooth(0.04, 0.07, out) + 0.32 * (out - 0.05))
                    + steps;
        });
        this.water = new Silhouette(stage.frame(), at -> lowest - 0.02 + 0.012 * noise.layered(at * 14, 40, 3));
    }

    @Override
    public double top() {
        return edge.top();
    }

    @Override
    public double bottom() {
        return lowest;
    }

    @Override
    public boolean hides(double x, double y) {
        return y < lowest - 0.05 && edge.covers(x, y);
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double coverage = edge.coverage(x, y) * (1 - water.coverage(x, y));
        if (coverage <= 0) {
            return;
        }
        double here = noise.ridged(x * 7, y * 11, 4);
        double beside = noise.ridged(x * 7 - 0.05 * lightFrom, y * 11 - 0.09, 4);
        double lit = Shape.clamp(0.3 + (here - beside) * 3.2) * (0.4 + 0.6 * here);
        double grass = Shape.smooth(0.03, 0.0, edge.depth(x, y) + 0.03 * (here - 0.5));
        Colour sky = palette.middle();
        Colour key = palette.key();
        double red = 0.05 * sky.red() + 0.22 * lit * (key.red() + 0.25 * sky.red()) * (1 - 0.45 * grass);
        double green = 0.05 * sky.green() + 0.2 * lit * (key.green() + 0.25 * sky.green()) * (1 - 0.1 * grass);
        double blue = 0.06 * sky.blue() + 0.2 * lit * (key.blue() + 0.25 * sky.blue()) * (1 - 0.6 * grass);
        pixel.mix(red, green, blue, coverage);
        double swash = lowest - 0.02 - y + 0.025 * noise.layered(x * 16, y * 30, 4);
        pixel.mix(
                palette.horizon().mix(Colour.WHITE, 0.25),
                coverage * 0.8 * Shape.spot(Shape.square(swash - 0.002), 0.00012));
    }
}
