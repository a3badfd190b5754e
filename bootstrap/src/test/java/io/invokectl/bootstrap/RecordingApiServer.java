package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import io.invokectl.http.WireServer.Step;
import io.invokectl.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An API on loopback that records a charge for each job it accepts, before it responds: what an account would be billed,
 * whatever becomes of the response. A connection carries one request. Thread-safe.
 */
final class RecordingApiServer implements AutoCloseable {
    private static final String JOBS = "/v1/async-invoke/";
    private static final String FILES = "/files/";
    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\n and no more".getBytes(ISO_8859_1);

    private final WireServer server = WireServer.scripted(this::respond);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Charge> charges = new ArrayList<>();
    private final Map<String, Integer> polls = new HashMap<>();
    private volatile long delayMillis;
    private volatile int maxResponseLength = Integer.MAX_VALUE;
    private volatile int pollsUntilCompleted = 2;
    private volatile Consumer<Charge> onCharge = charge -> {};
    private volatile Consumer<String> onPoll = id -> {};

    /** An accepted job. */
    record Charge(String prompt, RequestId id) {}

    /** Delays the responses to submissions. */
    RecordingApiServer delaying(long millis) {
        delayMillis = millis;
        return this;
    }

    /** Truncates the responses to submissions to a number of bytes. */
    void truncateResponsesTo(int bytes) {
        maxResponseLength = bytes;
    }

    /** Reports every job as in progress from now on. */
    void neverComplete() {
        pollsUntilCompleted = Integer.MAX_VALUE;
    }

    /** Sets an action to run after a charge is recorded and before the response is sent. */
    void onCharge(Consumer<Charge> action) {
        onCharge = action;
    }

    /** Sets an action to run before the status of a job is sent. */
    void onPoll(Consumer<String> action) {
        onPoll = action;
    }

    String address() {
        return server.address().value();
    }

    synchronized List<Charge> charges() {
        return List.copyOf(charges);
    }

    List<RequestId> requestIdsFor(String prompt) {
        return charges().stream()
                .filter(charge -> charge.prompt().equals(prompt))
                .map(Charge::id)
                .toList();
    }

    /** Waits until every request that was sent before this call is processed. */
    void awaitPendingRequests() throws IOException {
        server.awaitIdle();
    }

    private Step respond(Request request) {
        return (socket, wire) -> {
            if (isComplete(request)) {
                socket.getOutputStream().write(response(request));
            }
            return false;
        };
    }

    private static boolean isComplete(Request request) {
        String length = request.headers().get("Content-Length");
        return length == null || request.body().getBytes(UTF_8).length == Integer.parseInt(length);
    }

    private byte[] response(Request request) {
        String path = request.target();
        if (request.method().equals("POST")) {
            byte[] accepted = acceptance(charge(request.body()));
            return Arrays.copyOf(accepted, Math.min(maxResponseLength, accepted.length));
        }
        if (path.startsWith(FILES)) {
            return response("200 OK", "image/png", PICTURE);
        }
        return path.startsWith(JOBS)
                ? status(path.substring(JOBS.length()))
                : response("404 Not Found", "text/plain", new byte[0]);
    }

    private RequestId charge(String body) {
        var input = (JsonObject) ((JsonObject) JsonText.parse(body)).get("input");
        Charge charge = record(input.get("prompt").nonBlankText().orElseThrow());
        onCharge.accept(charge);
        awaitDelay();
        return charge.id();
    }

    private synchronized Charge record(String prompt) {
        var charge = new Charge(prompt, new RequestId("req_" + (charges.size() + 1)));
        charges.add(charge);
        return charge;
    }

    private void awaitDelay() {
        try {
            closed.await(delayMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The complete response to a submission. */
    static byte[] acceptance(RequestId id) {
        return response("202 Accepted", job(id.value(), "QUEUED"));
    }

    private byte[] status(String id) {
        onPoll.accept(id);
        int poll;
        synchronized (this) {
            poll = polls.merge(id, 1, Integer::sum);
        }
        if (poll < pollsUntilCompleted) {
            return response("200 OK", job(id, "IN_PROGRESS"));
        }
        JsonValue image = JsonObject.EMPTY.with("url", address() + FILES + id);
        return response(
                "200 OK",
                job(id, "COMPLETED").with("output", JsonObject.EMPTY.with("images", new JsonArray(List.of(image)))));
    }

    private static JsonObject job(String id, String status) {
        return JsonObject.EMPTY
                .with("request_id", id)
                .with("model_id", "fal-ai/flux/schnell")
                .with("status", status)
                .with("created_at", "2026-01-22T19:19:19Z");
    }

    private static byte[] response(String status, JsonObject body) {
        return response(status, "application/json", JsonText.compact(body).getBytes(UTF_8));
    }

    private static byte[] response(String status, String type, byte[] body) {
        var response = new ByteArrayOutputStream();
        response.writeBytes(("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(UTF_8));
        response.writeBytes(body);
        return response.toByteArray();
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
