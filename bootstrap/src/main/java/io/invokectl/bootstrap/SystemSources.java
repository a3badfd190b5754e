package io.invokectl.bootstrap;

import io.invokectl.application.port.Sleeper;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a program cannot decide for itself.
 *
 * @param clock the time
 * @param sleeper how time is let pass
 * @param random chance; thread-safe
 */
record SystemSources(InstantSource clock, Sleeper sleeper, RandomGenerator random) {}
