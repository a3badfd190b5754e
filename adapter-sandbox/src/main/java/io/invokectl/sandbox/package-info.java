/**
 * A stand-in for the API that needs no network, no token and no money, and makes real media.
 *
 * <p>{@link io.invokectl.sandbox.Sandbox} is used inside a program, {@link io.invokectl.sandbox.SandboxServer} puts the
 * same behind HTTP. Below them jobs are taken ({@code JobDesk}), kept ({@code JobFolder}) and told of
 * ({@code JobAnswers}). A {@code Maker} makes their files: {@code Theme} chooses a scene of layers for {@code Painter},
 * {@code Music} and {@code Speech} are recorded as {@code WavFile}. All of that is plain arithmetic on {@code Dice}, so
 * the same input makes the same bytes on every machine.
 */
package io.invokectl.sandbox;
