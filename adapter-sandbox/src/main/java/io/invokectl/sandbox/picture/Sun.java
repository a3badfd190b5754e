package io.invokectl.sandbox.picture;

/**
 * Where the light comes from.
 *
 * @param x place in the frame
 * @param y place in the frame
 * @param radius of the disc
 * @param glare how much it outshines the sky around it
 */
record Sun(double x, double y, double radius, double glare) {}
