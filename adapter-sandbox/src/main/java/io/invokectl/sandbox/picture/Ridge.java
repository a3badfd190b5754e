package io.invokectl.sandbox.picture;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A hill or a row of trees seen against the light, with mist about its foot. */
final class Ridge implements Outlined {
    private final Silhouette edge;
    private final Gradient colours;
    private final double highest;
    private final double lowest;

    /**
     * Takes the upper edge.
     *
     * @param top the colour from {@code highest} up
     * @param foot the colour from {@code lowest} down
     */
    Ridge(Frame frame, DoubleUnaryOperator crest, Colour top, Colour foot, double highest, double lowest) {
        this.edge = new Silhouette(frame, crest);
        this.colours = new Gradient(List.of(top, foot));
        this.highest = highest;
        this.lowest = lowest;
    }

    @Override
    public Silhouette edge() {
        return edge;
    }

    @Override
    public void paint(double x, double y, double coverage, Pixel pixel) {
        double red = pixel.red;
        double green = pixel.green;
        double blue = pixel.blue;
        colours.set((y - highest) / (lowest - highest), pixel);
        pixel.mix(red, green, blue, 1 - coverage);
    }
}
