package io.invokectl.sandbox.picture;

/**
 * How ground is looked at.
 *
 * @param horizon where the picture shows what is as high as the eye
 * @param eye how high the eye is
 * @param zoom how much is enlarged; 1 for an angle of view in which what is as high as it is far fills the picture
 * @param nearest the distance at which the ground begins to count
 * @param farthest the distance at which it ends
 * @param step how much farther each look is than the one before, as a share
 * @param detail how many layers of noise the nearest ground needs
 */
record View(double horizon, double eye, double zoom, double nearest, double farthest, double step, int detail) {}
