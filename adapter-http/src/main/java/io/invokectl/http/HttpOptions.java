package io.invokectl.http;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Network;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.transport.ApiTransport;
import io.invokectl.http.transport.HttpClients;
import io.invokectl.http.transport.RetryingReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Options of the HTTP adapters.
 *
 * @param address an {@code https} or {@code http} address
 * @param token sent with every request to the origin of {@code address}, and to no other
 * @param network proxies and trusted CA certificates
 * @param retry retries of reads and the waits between them
 * @param timeouts timeouts of single requests
 * @param userAgent name and version of the program
 * @param trace receives a log of requests and responses, line by line, with secrets redacted; called from any thread
 */
public record HttpOptions(
        ApiAddress address,
        Optional<AccessToken> token,
        Network network,
        RetryRules retry,
        Timeouts timeouts,
        String userAgent,
        Optional<Consumer<String>> trace) {

    /** Checks that no component is null. */
    public HttpOptions {
        requireNonNull(address, "address");
        requireNonNull(token, "token");
        requireNonNull(network, "network");
        requireNonNull(retry, "retry");
        requireNonNull(timeouts, "timeouts");
        requireNonNull(userAgent, "userAgent");
        requireNonNull(trace, "trace");
    }

    HttpOptions withApi(ApiAddress newAddress, Optional<AccessToken> newToken) {
        return new HttpOptions(newAddress, newToken, network, retry, timeouts, userAgent, trace);
    }

    HttpOptions withRetry(RetryRules rules) {
        return new HttpOptions(address, token, network, rules, timeouts, userAgent, trace);
    }

    HttpClients clients() {
        return new HttpClients(network, timeouts.connect(), userAgent, trace);
    }

    ApiTransport transport(
            RateLimiter rateLimiter, InstantSource clock, RandomGenerator random, ProgressListener listener) {
        return new ApiTransport(
                clients(),
                address,
                token,
                timeouts.submission(),
                () -> new RetryingReader(retry, timeouts.read(), rateLimiter, clock, random, listener),
                rateLimiter,
                clock);
    }

    /**
     * Timeouts of single requests.
     *
     * @param connect maximum time to open a connection
     * @param submission maximum time until the response to a submission is complete
     * @param read maximum time until the response to a read is complete; of a download, between two parts of it
     */
    public record Timeouts(Duration connect, Duration submission, Duration read) {
        /** 10 seconds to connect, 60 seconds for a submission, 30 seconds for a read. */
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30));

        /**
         * Checks the durations.
         *
         * @throws IllegalArgumentException if a timeout is not positive
         */
        public Timeouts {
            if (Stream.of(connect, submission, read).anyMatch(time -> time.isZero() || time.isNegative())) {
                throw new IllegalArgumentException("timeouts must be positive");
            }
        }
    }
}
