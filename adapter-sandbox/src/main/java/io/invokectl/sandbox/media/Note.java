package io.invokectl.sandbox.media;

/**
 * A note of a recording.
 *
 * @param start in seconds
 * @param length how long the string rings before it is damped, in seconds
 * @param frequency in hertz
 * @param loudness 0 to 1
 * @param softness 0 for a bright pluck, 1 for a dull one
 */
record Note(double start, double length, double frequency, double loudness, double softness) {}
