package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Shape;

/** Ground in perspective, as a layer. */
final class Terrain implements Outlined {
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
    public Silhouette edge() {
        return edge;
    }

    @Override
    public void paint(double x, double y, double coverage, Pixel pixel) {
        lights.mixInto(pixel, x, y, coverage);
    }
}
