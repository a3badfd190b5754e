package io.invokectl.domain.attempt;

import java.time.Instant;

/**
 * What the transport observed of one attempt, from its own events.
 *
 * @param phase how far the attempt got
 * @param bytesSent the number of bytes of the request body that were written to the connection
 * @param startedAt when it began
 * @param endedAt when its outcome was known
 */
public record Evidence(Phase phase, long bytesSent, Instant startedAt, Instant endedAt) {}
