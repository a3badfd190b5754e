package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A look over ground: every column of the picture is followed once from the eye to the distance, and what rises above
 * all that is nearer is seen. Slopes come for free from the step before and from the column to the left.
 */
final class Walk {
    private final Frame frame;
    private final View view;
    private final Ground ground;
    private final LightMap lights;
    private final double[] distances;
    private final int[] layers;
    private final double[] left;
    private final Spot spot = new Spot();
    private final Pixel here = new Pixel();
    private final Pixel nearer = new Pixel();
    private final float[] sums;

    Walk(Frame frame, View view, Ground ground, LightMap lights) {
        this.frame = frame;
        this.view = view;
        this.ground = ground;
        this.lights = lights;
        this.sums = new float[3 * frame.height()];
        this.distances = DoubleStream.iterate(view.nearest(), z -> z < view.farthest(), z -> z * (1 + view.step()))
                .toArray();
        this.layers = Arrays.stream(distances).mapToInt(this::layersAt).toArray();
        this.left = new double[distances.length];
    }

    /** What is twice as far shows one layer of noise less. */
    private int layersAt(double z) {
        int layers = view.detail();
        for (double limit = 2 * view.nearest(); z > limit && layers > 3; limit *= 2) {
            layers--;
        }
        return layers;
    }

    /** Looks at everything, and tells the row at which each column begins. */
    double[] tops() {
        double outside = aside(-1);
        for (int i = 0; i < distances.length; i++) {
            left[i] = ground.height(outside * distances[i], distances[i], layers[i]);
        }
        var tops = new double[frame.width()];
        for (int column = 0; column < tops.length; column++) {
            tops[column] = follow(column);
            for (int row = 0; row < frame.height(); row++) {
                lights.set(column, row, sums[3 * row], sums[3 * row + 1], sums[3 * row + 2]);
            }
        }
        return tops;
    }

    private double aside(int column) {
        return ((column + 0.5) * frame.pixel() - frame.aspect() / 2) / view.zoom();
    }

    private double follow(int column) {
        Arrays.fill(sums, 0);
        spot.seenX = (column + 0.5) * frame.pixel();
        double aside = aside(column);
        double start = distances[0] * (1 - view.step());
        double before = ground.height(aside * start, start, layers[0]);
        double filled = frame.height();
        boolean joined = false;
        for (int i = 0; i < distances.length && filled > 0; i++) {
            double z = distances[i];
            double height = ground.height(aside * z, z, layers[i]);
            double row = (view.horizon() + (view.eye() - height) * view.zoom() / z) * frame.height();
            if (row < filled) {
                spot.x = aside * z;
                spot.z = z;
                spot.height = height;
                spot.slopeX = (height - left[i]) * view.zoom() / (z * frame.pixel());
                spot.slopeZ = (height - before) / (z * view.step());
                filled = show(Shape.positive(row), filled, joined);
            }
            joined = row <= filled;
            left[i] = height;
            before = height;
        }
        return filled;
    }

    /** Shows the spot from a row down to another; where the ground hangs together, its light runs over from there. */
    private double show(double top, double bottom, boolean joined) {
        nearer.copy(here);
        ground.shade(spot, here);
        if (!joined) {
            nearer.copy(here);
        }
        for (int row = (int) top; row < bottom; row++) {
            double from = row > top ? row : top;
            double to = row + 1 < bottom ? row + 1 : bottom;
            double share = (0.5 * (from + to) - top) / (bottom - top);
            add(row, to - from, share);
        }
        return top;
    }

    private void add(int row, double weight, double share) {
        sums[3 * row] += (float) (weight * Shape.mix(here.red, nearer.red, share));
        sums[3 * row + 1] += (float) (weight * Shape.mix(here.green, nearer.green, share));
        sums[3 * row + 2] += (float) (weight * Shape.mix(here.blue, nearer.blue, share));
    }
}
