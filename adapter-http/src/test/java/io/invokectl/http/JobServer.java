package io.invokectl.http;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;

/** The API on loopback, as small as the contract allows: it takes jobs, tells of them, and serves one file. */
final class JobServer extends Dispatcher implements AutoCloseable {
    static final byte[] FILE = {1, 2, 3, 4, 5};

    private final MockWebServer server = new MockWebServer();
    private final Map<String, JsonObject> jobs = new HashMap<>();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private boolean ended;

    JobServer() {
        this(Optional.empty());
    }

    /** The same over TLS. */
    JobServer(HandshakeCertificates certificates) {
        this(Optional.of(certificates));
    }

    private JobServer(Optional<HandshakeCertificates> tls) {
        server.setDispatcher(this);
        tls.ifPresent(certificates -> server.useHttps(certificates.sslSocketFactory()));
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ApiAddress address() {
        return new ApiAddress(server.url("/").toString());
    }

    int port() {
        return server.getPort();
    }

    MediaLink link(String path) {
        return new MediaLink(server.url(path).toString(), Optional.empty());
    }

    synchronized void endJobs() {
        ended = true;
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        HttpUrl url = request.getUrl();
        List<String> path = url.pathSegments();
        if (path.get(0).equals("files")) {
            return path.get(1).equals("city.png") ? file() : error(404, "no such file");
        }
        if (!("Bearer " + HttpFixture.TOKEN.reveal())
                .equals(request.getHeaders().get("Authorization"))) {
            return error(401, "Unable to authenticate you.");
        }
        if (request.getMethod().equals("POST")) {
            return created(request);
        }
        return Optional.ofNullable(jobs.get(path.get(2)))
                .map(job -> json(200, state(path.get(2), job)))
                .orElseGet(() -> error(404, "The resource you were accessing could not be found."));
    }

    private MockResponse created(RecordedRequest request) {
        String id = "job " + (jobs.size() + 1) + "/ä";
        JsonValue body = JsonText.parse(request.getBody().utf8());
        jobs.put(id, (JsonObject) ((JsonObject) body).get("input"));
        return json(202, state(id, JsonObject.EMPTY));
    }

    private JsonObject state(String id, JsonObject input) {
        JsonObject state = JsonObject.EMPTY.with("request_id", id).with("status", ended ? "COMPLETED" : "QUEUED");
        JsonValue images = JsonArray.of(JsonObject.EMPTY.with(
                "url", new JsonString(link("/files/city.png").url())));
        return ended
                ? state.with("output", JsonObject.EMPTY.with("images", images).with("seed", input.get("seed")))
                : state;
    }

    private static MockResponse file() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/png")
                .body(new okio.Buffer().write(FILE))
                .build();
    }

    private static MockResponse error(int status, String message) {
        return json(status, JsonObject.EMPTY.with("id", "some_error").with("message", message));
    }

    private static MockResponse json(int status, JsonValue body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(JsonText.compact(body))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
