package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.MediaUnavailableException.Cause;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.http.media.Download;
import io.invokectl.http.media.MediaClients;
import io.invokectl.http.transport.RetryingReader;
import io.invokectl.http.transport.UnlimitedRateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Downloads result files over HTTP, without a token. Links must be https and lead to public addresses; if the API is on
 * the loopback interface, plain HTTP and loopback addresses are allowed as well. Redirects are checked like links. A
 * proxy resolves host names itself, so only the text of a link is checked behind one. Thread-safe.
 */
public final class HttpMedia implements Media, AutoCloseable {
    /** For all attempts together, so that a very slow host cannot block forever. */
    private static final Duration MAX_DURATION = Duration.ofHours(1);

    private final MediaClients clients;
    private final RetryingReader reader;
    private final InstantSource clock;

    /**
     * Creates the adapter without connecting.
     *
     * @param random source of the jitter of waits
     * @param listener notified of waits
     */
    public HttpMedia(HttpOptions options, InstantSource clock, RandomGenerator random, ProgressListener listener) {
        this.clients = new MediaClients(
                options.clients(), options.timeouts().read(), options.address().isLoopback());
        this.reader = new RetryingReader(
                options.retry(), MAX_DURATION, UnlimitedRateLimiter.INSTANCE, clock, random, listener);
        this.clock = clock;
    }

    @Override
    public Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) throws InterruptedException {
        return reader.read(
                deadline.orAfter(clock.instant(), MAX_DURATION),
                () -> new MediaUnavailableException(link, Cause.UNREACHABLE, "the download did not finish in time"),
                handle -> new Download(clients, link, receiver, handle, clock).run());
    }

    @Override
    public void close() {
        reader.close();
        clients.close();
    }
}
