package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.SeededRandom;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SandboxServerTest {
    private static final String CREATE = "/v1/async-invoke";
    private static final String PICTURE =
            "{\"model_id\":\"fal-ai/flux/schnell\",\"input\":{\"prompt\":\"A city\",\"seed\":7,"
                    + "\"image_size\":{\"width\":96,\"height\":64}}}";

    private final ManualClock clock = new ManualClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<SandboxServer> servers = new ArrayList<>();

    @TempDir
    private Path state;

    private SandboxServer serve(String settings, List<Quota> rates, String faults) {
        var server = new SandboxServer(
                state,
                SandboxBehavior.parse(settings),
                clock,
                SeededRandom.of("server"),
                0,
                rates,
                Faults.parse(faults));
        servers.add(server);
        return server;
    }

    private SandboxServer serve(String settings) {
        return serve(settings, List.of(), "");
    }

    @AfterEach
    void stop_servers() {
        servers.forEach(SandboxServer::close);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder to(SandboxServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).header("Authorization", "Bearer any");
    }

    private HttpResponse<byte[]> get(SandboxServer server, String path) throws Exception {
        return send(to(server, path));
    }

    private HttpResponse<byte[]> post(SandboxServer server, String body) throws Exception {
        return send(to(server, CREATE).POST(BodyPublishers.ofString(body)));
    }

    private static JsonObject json(HttpResponse<byte[]> response) {
        return (JsonObject) JsonText.parse(response.body());
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).value();
    }

    private static String link(HttpResponse<byte[]> response) {
        var output = (JsonObject) json(response).get("output");
        var image = (JsonObject) ((JsonArray) output.get("images")).items().get(0);
        return text(image.get("url"));
    }

    private long jobs() throws IOException {
        Path jobs = state.resolve("jobs");
        if (!Files.exists(jobs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(jobs)) {
            return files.count();
        }
    }

    @Test
    void starting_a_server_changes_no_system_property() {
        System.clearProperty("sun.net.httpserver.nodelay");
        var before = Map.copyOf(System.getProperties());

        serve("");

        assertThat(Map.copyOf(System.getProperties())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:8080, 200",
        "127.0.0.1, 200",
        "evil.example, 421",
        "localhost.evil.example:80, 421",
        "127.0.0.1.evil.example, 421"
    })
    void only_requests_to_loopback_are_answered(String host, int status) throws Exception {
        SandboxServer server = serve("");
        try (var socket = new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
            String request = "GET /v1/models HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer any\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void the_server_listens_only_on_loopback() {
        assertThat(serve("").address()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
    }

    @Test
    void a_job_proceeds_from_queued_to_its_file() throws Exception {
        SandboxServer server = serve("?delay=8");
        HttpResponse<byte[]> created = post(server, PICTURE);
        String id = text(json(created).get("request_id"));

        assertThat(created.statusCode()).isEqualTo(202);
        assertThat(created.headers().firstValue("content-type")).contains("application/json");
        assertThat(created.headers().firstValue("x-request-id")).isPresent();
        assertThat(json(created).get("status")).isEqualTo(new JsonString("QUEUED"));
        clock.advance(Duration.ofSeconds(3));
        HttpResponse<byte[]> status = get(server, CREATE + "/" + id + "/status");
        assertThat(new String(status.body(), UTF_8))
                .isEqualTo("{\"request_id\":\"" + id + "\",\"status\":\"IN_PROGRESS\"}");
        clock.advance(Duration.ofSeconds(5));
        HttpResponse<byte[]> ended = get(server, CREATE + "/" + id);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(link(ended)).isEqualTo(server.address() + "/files/" + id + "/1.png");

        HttpResponse<byte[]> file = send(HttpRequest.newBuilder(URI.create(link(ended))));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).contains("image/png");
        assertThat(file.headers().firstValueAsLong("content-length")).hasValue(file.body().length);
        assertThat(file.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void a_served_file_equals_that_of_the_embedded_sandbox() throws Exception {
        SandboxServer server = serve("?delay=0");
        String link = link(post(server, PICTURE));
        var embedded = new Sandbox(state, SandboxBehavior.parse("?delay=0"), clock, SeededRandom.of("embedded"));

        var inside = new MediaLink(link.replace(server.address() + "/", "sandbox:"), Optional.empty());

        assertThat(send(HttpRequest.newBuilder(URI.create(link))).body())
                .isEqualTo(SandboxFixture.fetch(embedded, inside));
    }

    @Test
    void a_later_server_serves_existing_jobs_at_its_own_links() throws Exception {
        SandboxServer first = serve("?delay=0");
        String id = text(json(post(first, PICTURE)).get("request_id"));
        first.close();

        SandboxServer second = serve("?delay=0");

        assertThat(link(get(second, CREATE + "/" + id))).startsWith(second.address() + "/files/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic x", "Bearer", "Bearer  "})
    void an_api_request_without_a_token_is_rejected(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(serve("").address() + CREATE + "/x"));

        HttpResponse<byte[]> response = send(token.isEmpty() ? request : request.header("Authorization", token));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("id")).isEqualTo(new JsonString("unauthorized"));
        assertThat(json(response).get("message")).isEqualTo(new JsonString("Unable to authenticate you."));
        assertThat(response.headers().firstValue("x-request-id"))
                .contains(text(json(response).get("request_id")));
    }

    @Test
    void any_token_is_valid_and_the_models_are_listed() throws Exception {
        SandboxServer server = serve("");

        assertThat(get(server, "/v1/oauth/token/info").statusCode()).isEqualTo(200);
        assertThat(((JsonArray) json(get(server, "/v1/models")).get("data")).items())
                .extracting(model -> text(((JsonObject) model).get("id")))
                .containsExactly(
                        SandboxFixture.FLUX,
                        SandboxFixture.SDXL,
                        SandboxFixture.STABLE_AUDIO,
                        SandboxFixture.ELEVENLABS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/async-invoke/req_gone",
                "/v1/async-invoke/a%2Fb%20c",
                "/v1/async-invoke/..%2F..%2Fsecret",
                "/v1/async-invoke/%252e%252e/status",
                "/v1/async-invoke/a+b%5Cc;d",
                "/v1/async-invoke/%C3%A9%F0%9F%98%80",
                "/v1/async-invoke/",
                "/v1/async-invoke/a/status/b",
                "/v1/nothing",
                "/v1",
                "/",
                "/files/sbx_0123456789abcdef/1.png",
                "/files/..%2Fjobs/1.png"
            })
    void an_unknown_path_returns_404(String path) throws Exception {
        HttpResponse<byte[]> response = get(serve(""), path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).get("id")).isEqualTo(new JsonString("not_found"));
    }

    @Test
    void an_unsupported_method_returns_405() throws Exception {
        SandboxServer server = serve("");

        assertThat(send(to(server, CREATE + "/x").DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(to(server, "/files/x/1.png").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | the request body is not JSON: ends too early (line 1 column 2)",
                "'' | the request body is not JSON: empty",
                "[] | the request body is not a JSON object",
                "{} | model_id is missing",
                "{\"model_id\":\"fal-ai/flux/schnell\"} | input is missing",
                "{\"model_id\":\"fal-ai/flux/schnell\",\"input\":7} | input is not a JSON object",
                "{\"model_id\":\"fal-ai/flux/schnell\",\"input\":{},\"tags\":{}}"
                        + " | tags is not an array of {\"key\", \"value\"}"
            })
    void an_invalid_submission_is_rejected_with_a_detail(String body, String message) throws Exception {
        HttpResponse<byte[]> response = post(serve(""), body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("message")).isEqualTo(new JsonString(message));
        assertThat(((JsonArray) json(response).get("detail")).items()).hasSize(1);
        assertThat(jobs()).isZero();
    }

    @Test
    void an_unknown_model_returns_404() throws Exception {
        HttpResponse<byte[]> response = post(serve(""), "{\"model_id\":\"gpt\",\"input\":{}}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(json(response).get("message"))).startsWith("unknown model \"gpt\"; the sandbox has fal-ai/");
    }

    @Test
    void a_body_over_16_mib_is_rejected() throws Exception {
        HttpResponse<byte[]> response = post(serve(""), " ".repeat(JsonText.MAX_BYTES + 1));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void rate_limits_apply_to_api_requests_only() throws Exception {
        SandboxServer server = serve("?delay=0", List.of(new Quota(2, Duration.ofSeconds(30))), "");
        HttpResponse<byte[]> first = post(server, PICTURE);
        assertThat(first.headers().firstValue("ratelimit-limit")).contains("2");
        assertThat(first.headers().firstValue("ratelimit-remaining")).contains("1");
        get(server, "/v1/models");

        HttpResponse<byte[]> rejected = get(server, "/v1/models");

        assertThat(rejected.statusCode()).isEqualTo(429);
        assertThat(rejected.headers().firstValue("retry-after")).contains("30");
        assertThat(json(rejected).get("id")).isEqualTo(new JsonString("too_many_requests"));
        assertThat(get(server, URI.create(link(first)).getPath()).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(get(server, "/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_replaces_the_response_and_503_never_creates_a_job() throws Exception {
        SandboxServer server = serve("", List.of(), "503=1");
        for (int i = 0; i < 10; i++) {
            HttpResponse<byte[]> response = post(server, PICTURE);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).get("message")).isEqualTo(new JsonString("injected fault"));
        }
        assertThat(jobs()).isZero();
    }

    @Test
    void a_server_error_sometimes_creates_a_job() throws Exception {
        SandboxServer server = serve("", List.of(), "500=1");
        for (int i = 0; i < 20; i++) {
            assertThat(post(server, PICTURE).statusCode()).isEqualTo(500);
        }
        assertThat(jobs()).isBetween(3L, 17L);
    }

    @Test
    void faults_are_repeatable_under_a_seed() throws Exception {
        assertThat(statuses("?seed=3")).isEqualTo(statuses("?seed=3")).contains(200, 503);
        assertThat(statuses("?seed=4")).isNotEqualTo(statuses("?seed=3"));
    }

    private List<Integer> statuses(String settings) throws Exception {
        SandboxServer server = serve(settings, List.of(), "503=0.5");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 30; i++) {
            statuses.add(get(server, "/v1/models").statusCode());
        }
        return statuses;
    }

    @Test
    void a_connection_may_close_without_a_response_whether_or_not_a_job_was_created() throws Exception {
        SandboxServer server = serve("", List.of(), "close=1");
        for (int i = 0; i < 20; i++) {
            assertThat(raw(server, "POST " + CREATE, PICTURE)).isEmpty();
        }
        assertThat(jobs()).isBetween(3L, 17L);
    }

    @Test
    void a_truncated_response_announces_its_full_length() throws Exception {
        SandboxServer server = serve("", List.of(), "truncate=1");

        String response = raw(server, "POST " + CREATE, PICTURE);

        assertThat(response).startsWith("HTTP/1.1 202 ").contains("\r\n\r\n{\"completed_at\"");
        assertThat(body(response)).hasSize(announced(response) / 2);
        assertThat(jobs()).isOne();
    }

    @Test
    void a_file_may_be_truncated() throws Exception {
        String link = link(post(serve("?delay=0"), PICTURE));
        SandboxServer faulty = serve("?delay=0", List.of(), "truncate=1");

        String response = raw(faulty, "GET " + URI.create(link).getPath(), "");

        assertThat(body(response)).hasSize(announced(response) / 2);
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private static int announced(String response) {
        return Integer.parseInt(response.replaceFirst("(?is).*content-length: ([0-9]+).*", "$1"));
    }

    /** Returns everything that is received until the connection closes. */
    private static String raw(SandboxServer server, String line, String body) throws IOException {
        URI address = URI.create(server.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            String request = line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    void concurrent_requests_are_all_served() throws Exception {
        SandboxServer server = serve("?delay=0");

        var responses = IntStream.range(0, 64)
                .mapToObj(i -> client.sendAsync(
                        to(server, CREATE)
                                .POST(BodyPublishers.ofString(PICTURE))
                                .build(),
                        BodyHandlers.ofByteArray()))
                .map(CompletableFuture::join)
                .toList();

        assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(responses)
                .extracting(response -> json(response).get("request_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_request_is_answered_beside_forty_that_are_sent_slowly() throws Exception {
        var tenSeconds = new CountDownLatch(1);
        SandboxServer server = start(0, limit -> tenSeconds.await());
        try (var slow = new SlowSenders(server, 40)) {
            assertThat(post(server, PICTURE).statusCode()).isEqualTo(202);

            tenSeconds.countDown();

            for (Socket socket : slow.sockets) {
                assertThat(received(socket)).isEmpty();
            }
        }
    }

    @Test
    void requests_that_take_too_long_to_arrive_end_with_their_connection() throws Exception {
        var limits = new ConcurrentLinkedQueue<Duration>();
        SandboxServer server = start(0, limits::add);
        try (var slow = new SlowSenders(server, 40)) {
            for (Socket socket : slow.sockets) {
                assertThat(received(socket)).isEmpty();
            }
        }
        assertThat(limits).hasSize(40).containsOnly(Duration.ofSeconds(10));
        assertThat(jobs()).isZero();
    }

    /** Clients that send parts of requests: in turn half of the head, and the head with half of the body. */
    private static final class SlowSenders implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();

        SlowSenders(SandboxServer server, int count) throws IOException {
            String head = "POST " + CREATE + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\n";
            String body = "Content-Length: " + PICTURE.length() + "\r\n\r\n" + PICTURE.substring(PICTURE.length() / 2);
            for (int i = 0; i < count; i++) {
                var socket =
                        new Socket("127.0.0.1", URI.create(server.address()).getPort());
                socket.setSoTimeout(60_000);
                sockets.add(socket);
                socket.getOutputStream().write((i % 2 == 0 ? head : head + body).getBytes(US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Returns everything up to the end or reset of the connection. */
    private static String received(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    void a_damaged_job_is_a_server_error() throws Exception {
        SandboxServer server = serve("");
        String id = text(json(post(server, PICTURE)).get("request_id"));
        Files.writeString(state.resolve("jobs").resolve(id + ".json"), "{");

        HttpResponse<byte[]> response = get(server, CREATE + "/" + id);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(text(json(response).get("message"))).contains(id + ".json: is not a sandbox job");
    }

    @Test
    void an_unusable_port_is_named() {
        int taken = URI.create(serve("").address()).getPort();

        assertThatThrownBy(() -> listen(taken))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("cannot listen on port " + taken + ": ");
        assertThatThrownBy(() -> listen(65_536))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("a port must be from 0 to 65535, got 65536");
    }

    private SandboxServer listen(int port) {
        return start(port, forever -> new CountDownLatch(1).await());
    }

    private SandboxServer start(int port, Sleeper sleeper) {
        var server = new SandboxServer(
                state, SandboxBehavior.DEFAULT, clock, SeededRandom.of("port"), port, List.of(), Faults.NONE, sleeper);
        servers.add(server);
        return server;
    }

    @Test
    void closing_releases_the_port() {
        SandboxServer server = serve("");
        int port = URI.create(server.address()).getPort();

        server.close();
        server.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    }
}
