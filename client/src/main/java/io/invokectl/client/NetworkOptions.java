package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.http.HttpOptions.Timeouts;
import java.nio.file.Path;
import java.time.Duration;

/** How requests over HTTP are sent. Not thread-safe. */
public final class NetworkOptions {
    private Network network = Network.DIRECT;
    private RetryRules retry = RetryRules.DEFAULT;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private boolean plainHttp;

    NetworkOptions() {}

    /** Allows plain HTTP to other machines, which sends the token unencrypted. Default: not allowed. */
    public NetworkOptions allowPlainHttp() {
        plainHttp = true;
        return this;
    }

    /**
     * Sets a proxy for all requests, such as {@code http://user:password@proxy.example.com:3128}; {@code https://} and
     * {@code socks5://} work too. Default: none.
     */
    public NetworkOptions proxy(String value) {
        network = network.through(new Setting(value, "proxy"));
        return this;
    }

    /** Trusts only the CA certificates in a PEM file. Default: those of the Java runtime. */
    public NetworkOptions caFile(Path file) {
        network = network.trusting(new Setting(file.toString(), "caFile"));
        return this;
    }

    /**
     * Sets proxies and CA certificates. Default: {@link Network#DIRECT}; environment and system properties are ignored.
     */
    public NetworkOptions routes(Network value) {
        network = requireNonNull(value, "value");
        return this;
    }

    /** Sets how often and when requests are retried. Default: {@link RetryRules#DEFAULT}. */
    public NetworkOptions retry(RetryRules value) {
        retry = requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets the maximum time to open a connection. Default: 10 seconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public NetworkOptions connectTimeout(Duration value) {
        timeouts = new Timeouts(value, timeouts.submission(), timeouts.read());
        return this;
    }

    /**
     * Sets the maximum time until the response to a submission. After that its outcome is in doubt. Default: 60
     * seconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public NetworkOptions submissionTimeout(Duration value) {
        timeouts = new Timeouts(timeouts.connect(), value, timeouts.read());
        return this;
    }

    /**
     * Sets the maximum time until the response to a read, and between two parts of a download. Default: 30 seconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public NetworkOptions readTimeout(Duration value) {
        timeouts = new Timeouts(timeouts.connect(), timeouts.submission(), value);
        return this;
    }

    Network routes() {
        return network;
    }

    RetryRules retry() {
        return retry;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    boolean isPlainHttpAllowed() {
        return plainHttp;
    }
}
