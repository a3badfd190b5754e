package io.invokectl.sandbox.picture;

import java.util.List;

/** Things one behind the other, the farthest first. The farthest hides all. */
final class Scene implements Layer {
    private final Layer[] layers;
    private final double[] tops;
    private final double[] bottoms;

    Scene(List<Layer> layers) {
        this.layers = layers.toArray(Layer[]::new);
        this.tops = layers.stream().mapToDouble(Layer::top).toArray();
        this.bottoms = layers.stream().mapToDouble(Layer::bottom).toArray();
    }

    @Override
    public boolean hides(double x, double y) {
        return true;
    }

    @Override
    public void paint(double x, double y, Pixel pixel) {
        int first = layers.length - 1;
        while (first > 0 && !(reaches(first, y) && layers[first].hides(x, y))) {
            first--;
        }
        for (int i = first; i < layers.length; i++) {
            if (reaches(i, y)) {
                layers[i].paint(x, y, pixel);
            }
        }
    }

    private boolean reaches(int layer, double y) {
        return y >= tops[layer] && y <= bottoms[layer];
    }
}
