package io.invokectl.sandbox.picture;

/** A piece of ground as the eye meets it. One object serves a whole picture. */
final class Spot {
    /** Where it lies to the side, in the units of the ground. */
    double x;

    /** How far away it lies. */
    double z;

    /** How high it lies. */
    double height;

    /** How steeply it rises to the right. */
    double slopeX;

    /** How steeply it rises away from the eye. */
    double slopeZ;

    /** Where it is seen, in the units of the frame. */
    double seenX;
}
