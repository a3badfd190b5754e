package io.invokectl.sandbox.picture;

/** One thing in a picture, laid over what is behind it. */
interface Layer {

    /** Where it begins; above, there is nothing of it. */
    default double top() {
        return -1;
    }

    /** Where it ends; below, there is nothing of it. */
    default double bottom() {
        return 2;
    }

    /** Whether nothing behind this can be seen at a point between top and bottom. */
    default boolean hides(double x, double y) {
        return false;
    }

    /** Lays this over the light that comes from behind, at a point between top and bottom. */
    void paint(double x, double y, Pixel pixel);
}
