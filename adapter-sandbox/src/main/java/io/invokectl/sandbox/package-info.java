/**
 * A stand-in for the API that needs no network and no token, costs nothing, and generates real media.
 *
 * <p>{@link io.invokectl.sandbox.Sandbox} is embedded in a program; {@link io.invokectl.sandbox.SandboxServer} serves
 * the same over HTTP. {@code JobIntake} accepts jobs, {@code JobStore} stores them, {@code InvocationJson} renders
 * them, and a {@code MediaGenerator} per model generates their files with {@link io.invokectl.sandbox.media}.
 */
package io.invokectl.sandbox;
