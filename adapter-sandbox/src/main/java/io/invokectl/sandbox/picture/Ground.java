package io.invokectl.sandbox.picture;

/** A land or a sea without end. */
interface Ground {

    /** The height at a place; {@code layers} of noise are enough detail for the eye at that distance. */
    double height(double x, double z, int layers);

    /** Sets the light that comes from a spot. */
    void shade(Spot spot, Pixel pixel);
}
