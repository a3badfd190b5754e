package io.invokectl.sandbox.planted;

import java.time.Instant;

/** What must not be: a clock that nobody passed in. */
public final class SandboxOnTheClock {
    private final Instant now = Instant.now();
}
