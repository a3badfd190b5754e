package io.invokectl.http.transport;

import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Evidence of one request and its response, recorded from OkHttp's events. Travels as a tag of the request. Not
 * thread-safe: it must be read only after the call has ended.
 */
public final class Exchange extends EventListener {
    private final InstantSource clock;
    private final Instant startedAt;
    private String request = "";
    private Phase phase = Phase.CONNECTING;
    private boolean connects;
    private boolean handshakeStarted;
    private boolean timedOut;
    private long bytesSent;
    private boolean truncated;

    /** Creates the exchange of a request that is about to be sent. */
    public Exchange(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** The exchange that a request carries. */
    public static Exchange of(Request request) {
        return Optional.ofNullable(request.tag(Exchange.class))
                .orElseThrow(() -> new IllegalStateException("the request carries no exchange"));
    }

    @Override
    public void callStart(Call call) {
        request = call.request().method() + " " + call.request().url();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connects = true;
    }

    @Override
    public void secureConnectStart(Call call) {
        handshakeStarted = true;
    }

    /** From here on, part of the request may have reached the server. */
    @Override
    public void requestHeadersStart(Call call) {
        phase = Phase.SENDING;
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (request.body() == null) {
            phase = Phase.WAITING;
        }
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        phase = Phase.WAITING;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        phase = Phase.ANSWERING;
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        phase = Phase.ANSWERED;
    }

    /** Without a response, the call fails; after the head of one, its body is truncated. */
    @Override
    public void responseFailed(Call call, IOException failure) {
        truncated = true;
    }

    @Override
    public void callFailed(Call call, IOException failure) {
        timedOut = failure instanceof InterruptedIOException;
    }

    void addBytesSent(long bytes) {
        bytesSent += bytes;
    }

    /** Method and address. */
    String request() {
        return request;
    }

    /** Whether part of the request may have left this machine. */
    public boolean hasLeft() {
        return phase != Phase.CONNECTING;
    }

    /** Whether the request was written to a connection of an earlier one, which ended before it was answered. */
    public boolean metClosedConnection() {
        return !connects && !timedOut && (phase == Phase.SENDING || phase == Phase.WAITING);
    }

    /** Whether a proxy on the route, if any, has let the connection through. */
    boolean isBeyondProxy() {
        return handshakeStarted || hasLeft();
    }

    /** Whether the body of the response broke off. */
    boolean isTruncated() {
        return truncated;
    }

    /** The evidence up to now. */
    public Evidence evidence() {
        return new Evidence(phase, bytesSent, startedAt, clock.instant());
    }
}
