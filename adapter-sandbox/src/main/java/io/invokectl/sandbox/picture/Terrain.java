package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Ground in perspective, as a layer. */
final class Terrain implements Layer {
    private final Silhouette edge;
    private final LightMap lights;

    Terrain(Frame frame, View view, Ground ground) {
        lights = new LightMap(frame);
        double[] tops = new Walk(frame, view, ground, lights).tops();
        edge = new Silhouette(frame, x -> {
            double place = x * frame.height() - 0.5;
            int left = Math.max(0, Math.min(Shape.floor(place), tops.length - 2));
            return Shape.mix(tops[left], tops[left + 1], Shape.clamp(place - left)) * frame.pixel();
        });
    }

    @Override
    public double top() {
        return edge.top();
    }

    @Override
    public boolean hides(double x, double y) {
        return edge.covers(x, y);
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        double coverage = edge.coverage(x, y);
        if (coverage > 0) {
            lights.mixInto(pixel, x, y, coverage);
        }
    }
}
