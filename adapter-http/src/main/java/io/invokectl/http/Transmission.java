package io.invokectl.http;

import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What happened to one request on its way, as OkHttp's events tell it. Goes along as a tag of the request. Not
 * thread-safe: it is read when the call is over.
 */
final class Transmission extends EventListener {
    private final InstantSource clock;
    private final Instant startedAt;
    private Phase phase = Phase.CONNECTING;
    private boolean handshake;
    private long bytesSent;
    private Optional<Response> head = Optional.empty();
    private String text = "";
    private Optional<IOException> cut = Optional.empty();

    Transmission(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** The transmission of a request that was made here. */
    static Transmission of(Request request) {
        return Optional.ofNullable(request.tag(Transmission.class))
                .orElseThrow(() -> new IllegalStateException("a request that nobody watches"));
    }

    /** Whatever stands between this machine and the API has let the connection through. */
    @Override
    public void secureConnectStart(Call call) {
        handshake = true;
    }

    /** From the moment the head of the request is being written, nobody can take it back. */
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
        head = Optional.of(response);
    }

    void sent(long bytes) {
        bytesSent += bytes;
    }

    void answeredWhole(String body) {
        phase = Phase.ANSWERED;
        text = body;
    }

    void answeredInPart(String beginning, IOException why) {
        text = beginning;
        cut = Optional.of(why);
    }

    /** Whether anything of the request may have left this machine. */
    boolean hasLeft() {
        return phase != Phase.CONNECTING;
    }

    /** Whether a proxy, if there is one on the way, has let something through. */
    boolean isBeyondProxy() {
        return handshake || hasLeft();
    }

    /** The head of the answer, once there is one. */
    Optional<Response> head() {
        return head;
    }

    /** The body of the answer, or what came of it. */
    String text() {
        return text;
    }

    /** Why the body of the answer did not come to its end, if it did not. */
    Optional<IOException> cut() {
        return cut;
    }

    Evidence evidence() {
        return new Evidence(phase, bytesSent, startedAt, clock.instant());
    }
}
