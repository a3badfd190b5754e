package io.invokectl.http;

import static io.invokectl.http.WireServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.http.WireServer.Request;
import io.invokectl.json.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;

/** The API with one media file, on loopback: accepts jobs, and completes all of them on request. */
final class FakeApi implements AutoCloseable {
    static final byte[] FILE = {1, 2, 3, 4, 5};

    private final WireServer server;
    private final Map<String, JsonObject> inputs = new HashMap<>();
    private boolean completed;

    FakeApi() {
        server = WireServer.responding(this::respond);
    }

    /** The same over TLS. */
    FakeApi(HandshakeCertificates certificates) {
        server = WireServer.responding(certificates, this::respond);
    }

    ApiAddress address() {
        return server.address();
    }

    int port() {
        return server.port();
    }

    List<Request> requests() {
        return server.requests();
    }

    MediaLink link(String path) {
        return new MediaLink(server.address() + path, Optional.empty());
    }

    synchronized void completeJobs() {
        completed = true;
    }

    private synchronized String respond(Request request) {
        if (request.target().startsWith("/files/")) {
            return request.target().equals("/files/city.png") ? file() : error(404, "no such file");
        }
        if (!("Bearer " + HttpFixture.TOKEN.reveal()).equals(request.headers().get("Authorization"))) {
            return error(401, "Unable to authenticate you.");
        }
        if (request.method().equals("POST")) {
            return accept(request);
        }
        String id = HttpUrl.get("http://localhost" + request.target())
                .pathSegments()
                .get(2);
        return Optional.ofNullable(inputs.get(id))
                .map(input -> json(200, job(id, input)))
                .orElseGet(() -> error(404, "The resource you were accessing could not be found."));
    }

    private String accept(Request request) {
        String id = "job " + (inputs.size() + 1) + "/ä";
        inputs.put(id, (JsonObject) ((JsonObject) JsonText.parse(request.body())).get("input"));
        return json(202, job(id, JsonObject.EMPTY));
    }

    private JsonObject job(String id, JsonObject input) {
        JsonObject job = JsonObject.EMPTY.with("request_id", id).with("status", completed ? "COMPLETED" : "QUEUED");
        JsonValue images = JsonArray.of(JsonObject.EMPTY.with(
                "url", new JsonString(link("/files/city.png").url())));
        return completed
                ? job.with("output", JsonObject.EMPTY.with("images", images).with("seed", input.get("seed")))
                : job;
    }

    private static String file() {
        return http(200, new String(FILE, UTF_8), "Content-Type: image/png");
    }

    private static String error(int status, String message) {
        return json(status, JsonObject.EMPTY.with("id", "some_error").with("message", message));
    }

    private static String json(int status, JsonValue body) {
        return http(status, JsonText.compact(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
