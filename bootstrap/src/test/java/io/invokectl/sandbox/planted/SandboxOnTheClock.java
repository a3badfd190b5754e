package io.invokectl.sandbox.planted;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Violation: the sandbox reads the system clock and random numbers, and waits for a time. */
public final class SandboxOnTheClock {
    private final List<Object> times = List.of(
            Instant.now(),
            LocalDateTime.now(ZoneId.of("Z")),
            InstantSource.system(),
            Clock.systemUTC(),
            Clock.systemDefaultZone(),
            new Date(),
            System.nanoTime(),
            System.currentTimeMillis());
    private final Supplier<ZonedDateTime> later = ZonedDateTime::now;
    private final List<Object> random = List.of(
            new Random(),
            new SecureRandom(),
            new SplittableRandom(),
            ThreadLocalRandom.current(),
            RandomGenerator.getDefault(),
            UUID.randomUUID(),
            Math.random());

    void sleep(Object lock) throws InterruptedException {
        Collections.shuffle(times);
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
        LockSupport.parkNanos(1);
        lock.wait(1);
        new CompletableFuture<>().orTimeout(1, TimeUnit.SECONDS);
    }
}
