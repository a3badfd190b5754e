/**
 * Generators of images and audio.
 *
 * <p>{@link io.invokectl.sandbox.media.PictureRenderer} renders a {@code Landscape} of a {@code Sky}, rows of
 * {@code Silhouette}s and their reflection in water, point by point, and encodes it as PNG.
 * {@link io.invokectl.sandbox.media.WavFile} streams the notes that a
 * {@link io.invokectl.sandbox.media.MusicComposer} or an {@link io.invokectl.sandbox.media.Utterance} provides through a {@code Synthesizer}. Every choice is drawn from a
 * {@link io.invokectl.sandbox.media.SeededRandom}, so the same input gives the same pixels and samples.
 */
package io.invokectl.sandbox.media;
