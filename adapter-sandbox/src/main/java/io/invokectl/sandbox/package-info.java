/**
 * A stand-in for the API that needs no network, no token and no money, and makes real media.
 *
 * <p>{@link io.invokectl.sandbox.Sandbox} is used inside a program, {@link io.invokectl.sandbox.SandboxServer} puts the
 * same behind HTTP. Below them jobs are taken ({@code JobDesk}), kept ({@code JobFolder}) and told of
 * ({@code JobAnswers}), and a {@code Maker} makes their files: pictures in {@link io.invokectl.sandbox.picture},
 * recordings in {@link io.invokectl.sandbox.sound}.
 */
package io.invokectl.sandbox;
