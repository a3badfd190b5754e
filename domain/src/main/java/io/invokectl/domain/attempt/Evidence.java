package io.invokectl.domain.attempt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What the transport observed of one attempt, from its own events.
 *
 * @param phase how far the attempt got
 * @param bytesSent the number of bytes of the request body that were written to the connection
 * @param startedAt when it began
 * @param endedAt when its outcome was known
 * @param body the first 4 KiB of a 2xx response that identifies no job
 */
public record Evidence(Phase phase, long bytesSent, Instant startedAt, Instant endedAt, Optional<String> body) {
    private static final int MAX_BODY = 4096;

    /** Evidence without a response body. */
    public Evidence(Phase phase, long bytesSent, Instant startedAt, Instant endedAt) {
        this(phase, bytesSent, startedAt, endedAt, Optional.empty());
    }

    /** This evidence with the first 4 KiB of a response body; unchanged if it is blank. */
    public Evidence withBody(String text) {
        return text.isBlank() ? this : new Evidence(phase, bytesSent, startedAt, endedAt, Optional.of(start(text)));
    }

    private static String start(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, MAX_BODY);
        while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
