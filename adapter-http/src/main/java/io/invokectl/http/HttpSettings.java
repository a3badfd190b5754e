package io.invokectl.http;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Network;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How the API is reached.
 *
 * @param address where it is: an {@code https} or {@code http} address
 * @param token what goes with every request to that origin, and with none to another
 * @param network through which proxies requests leave this machine, and whose certificates are trusted
 * @param retry how often and after what waits reads are repeated
 * @param patience how long single steps may take
 * @param userAgent the name of this program and its version
 * @param trace takes a log of requests and answers, line by line, with the token masked; called from any thread
 */
public record HttpSettings(
        ApiAddress address,
        Optional<AccessToken> token,
        Network network,
        RetryRules retry,
        Timeouts patience,
        String userAgent,
        Optional<Consumer<String>> trace) {

    /** Refuses null. */
    public HttpSettings {
        requireNonNull(address, "address");
        requireNonNull(token, "token");
        requireNonNull(network, "network");
        requireNonNull(retry, "retry");
        requireNonNull(patience, "patience");
        requireNonNull(userAgent, "userAgent");
        requireNonNull(trace, "trace");
    }

    /** The same with what it takes to reach another place. */
    HttpSettings at(ApiAddress other, Optional<AccessToken> itsToken) {
        return new HttpSettings(other, itsToken, network, retry, patience, userAgent, trace);
    }

    /** The same with other rules of repeating. */
    HttpSettings trying(RetryRules rules) {
        return new HttpSettings(address, token, network, rules, patience, userAgent, trace);
    }

    /**
     * How long single steps may take.
     *
     * @param connect until a connection stands
     * @param submission until a submission is answered whole
     * @param read until a read is answered whole, or, for files, between two pieces of one
     */
    public record Timeouts(Duration connect, Duration submission, Duration read) {
        /** 10 seconds to connect, 60 for the answer to a submission, 30 for a read. */
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(30));

        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException if one is not positive
         */
        public Timeouts {
            if (Stream.of(connect, submission, read).anyMatch(time -> time.isZero() || time.isNegative())) {
                throw new IllegalArgumentException("a time-out is not positive");
            }
        }
    }
}
