package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** A lighthouse with its lantern and two beams. */
final class Lighthouse implements Layer {
    private final Silhouette edge;
    private final Palette palette;
    private final boolean shining;
    private final double x;
    private final double top;
    private final double foot;
    private final double tilt;
    private final double lightFrom;
    private final Colour lamp = Colour.of(0xffe9b0);

    /** Takes where it stands and how tall it is. */
    Lighthouse(Stage stage, double x, double foot, double tall) {
        this.x = x;
        this.foot = foot;
        this.top = foot - tall;
        this.palette = stage.palette();
        this.shining = stage.daylight() != Daylight.DAY || stage.storms();
        this.tilt = stage.dice().forPurpose("beam").between(-0.2, 0.12);
        this.lightFrom = stage.sun().x() < x ? -1 : 1;
        this.edge = new Silhouette(stage.frame(), this::outline);
    }

    private double outline(double at) {
        double aside = Math.abs(at - x) / (foot - top);
        if (aside < 0.009) {
            return top - 0.03 * (foot - top);
        }
        if (aside < 0.062) {
            return top + 0.55 * aside * (foot - top);
        }
        if (aside < 0.088) {
            return top + 0.2 * (foot - top);
        }
        return aside < 0.13 ? top + (0.2 + (aside - 0.088) * 19) * (foot - top) : 2;
    }

    @Override
    public double bottom() {
        return foot;
    }

    @Override
    public boolean hides(double atX, double atY) {
        return edge.covers(atX, atY);
    }

    @Override
    public void paint(double atX, double atY, Pixel pixel) {
        double tall = foot - top;
        double lampY = top + 0.11 * tall;
        if (shining) {
            beam(atX - x, atY - lampY, pixel);
        }
        double coverage = edge.coverage(atX, atY);
        if (coverage > 0) {
            double down = (atY - top) / tall;
            double aside = (atX - x) / (tall * (0.07 + 0.05 * down));
            paintWall(down, aside, coverage, pixel);
        }
        if (shining) {
            double near = (atX - x) * (atX - x) + (atY - lampY) * (atY - lampY);
            pixel.add(lamp, 1.6 * Shape.glow(near, tall * tall * 0.0012) + 0.22 * Shape.glow(near, tall * tall * 0.05));
        }
    }

    private void beam(double dx, double dy, Pixel pixel) {
        double along = Math.abs(dx) + 0.002;
        double width = 0.008 + 0.075 * along;
        double off = dx < 0 ? dy - tilt * dx : dy + tilt * 0.6 * dx;
        pixel.add(lamp, 0.42 * Shape.spot(off * off, width * width) * Shape.glow(along * along, 0.25));
    }

    private void paintWall(double down, double aside, double coverage, Pixel pixel) {
        boolean band = down > 0.22 && (int) ((down - 0.22) * 5.2) % 2 == 1;
        boolean gallery = down > 0.175 && down < 0.22;
        boolean glass = down > 0.05 && down <= 0.175;
        double lit = Shape.clamp(0.45 + 0.5 * aside * lightFrom);
        double light = (0.12 + 0.75 * lit)
                * (0.25
                        + palette.middle().brightness()
                        + 0.6 * palette.horizon().brightness());
        if (gallery || down < 0.05) {
            light *= 0.22;
        }
        double red = light * (glass && shining ? 2.4 : 0.92);
        double green = light * (glass && shining ? 2 : band ? 0.2 : 0.92);
        double blue = light * (glass && shining ? 1.2 : band ? 0.17 : 0.95);
        pixel.mix(red, green, blue, coverage);
    }
}
