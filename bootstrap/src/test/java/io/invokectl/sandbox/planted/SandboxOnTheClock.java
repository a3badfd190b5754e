package io.invokectl.sandbox.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Violation: the sandbox reads the system clock and random numbers. */
public final class SandboxOnTheClock {
    private final Instant now = Instant.now();
    private final InstantSource clock = InstantSource.system();
    private final Clock other = Clock.systemUTC();
    private final Random random = new Random(System.nanoTime() + System.currentTimeMillis());
    private final UUID id = UUID.randomUUID();

    double sleep() throws InterruptedException {
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
        return Math.random() + ThreadLocalRandom.current().nextDouble();
    }
}
