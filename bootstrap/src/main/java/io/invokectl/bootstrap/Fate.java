package io.invokectl.bootstrap;

import io.invokectl.application.port.Pause;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a program cannot decide for itself.
 *
 * @param clock the time
 * @param pause how time is let pass
 * @param random chance; thread-safe
 */
record Fate(InstantSource clock, Pause pause, RandomGenerator random) {}
