package io.invokectl.bootstrap;

import io.invokectl.application.port.Sleeper;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Sources of time and randomness.
 *
 * @param clock the current time
 * @param sleeper pauses the calling thread
 * @param random thread-safe
 */
record SystemSources(InstantSource clock, Sleeper sleeper, RandomGenerator random) {}
