package io.invokectl.sandbox.picture;

/** A thing that fills everything below an edge. */
interface Outlined extends Layer {

    /** Its upper edge. */
    Silhouette edge();

    /** Lays this over what is behind, where it covers that much of a point. */
    void paint(double x, double y, double coverage, Pixel pixel);

    @Override
    default double top() {
        return edge().top();
    }

    @Override
    default boolean hides(double x, double y) {
        return edge().covers(x, y);
    }

    @Override
    default void paint(double x, double y, Pixel pixel) {
        double coverage = edge().coverage(x, y);
        if (coverage > 0) {
            paint(x, y, coverage, pixel);
        }
    }
}
