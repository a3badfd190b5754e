package io.invokectl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.invokectl.application.InvocationFixture;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client sends its token only to addresses that the program names, never to one from a ledger. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UntrustedEndpointTest {
    private static final RequestId ID = new RequestId("req_1");
    private static final AccessToken TOKEN = new AccessToken("tok-library");

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> caught = new CopyOnWriteArrayList<>();
    private HttpServer api;
    private HttpServer canary;
    private volatile String status = "IN_PROGRESS";

    @BeforeEach
    void serve() throws IOException {
        api = server(asked);
        canary = server(caught);
    }

    private HttpServer server(List<String> requests) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange);
        });
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = ("{\"request_id\":\"req_1\",\"status\":\"" + status + "\"}").getBytes(UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void stop() {
        api.stop(0);
        canary.stop(0);
    }

    @Test
    void no_call_follows_an_address_in_the_ledger() throws Exception {
        Consumer<SubmitOptions> keyed = submit -> submit.idempotencyKey("k").atMostOnce();
        try (var client = client().build()) {
            client.submit(InvocationFixture.cityAtSunset(), keyed);
        }
        poison();
        status = "FAILED";

        try (var client = client().build()) {
            assertThat(client.get(ID).invocation().requestId()).isEqualTo(ID);
            assertThat(client.await(ID, Duration.ofMinutes(5))).isInstanceOf(AwaitOutcome.Ended.class);
            assertThatThrownBy(() -> client.run(InvocationFixture.cityAtSunset(), run -> run.submit(keyed)))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address(canary) + ", not to " + address(api));
        }
        assertThat(caught).isEmpty();
        assertThat(asked).isNotEmpty().allMatch(request -> request.endsWith("Bearer tok-library"));
    }

    @Test
    void another_address_is_used_only_if_the_program_names_it() throws Exception {
        Map<RequestId, Endpoint> elsewhere = Map.of(ID, new Endpoint(address(canary), Optional.of(TOKEN)));

        try (var client = client().elsewhere(elsewhere, Set.of()).build()) {
            assertThatThrownBy(() -> client.get(ID))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address(canary) + ", not to " + address(api));
        }
        assertThat(caught).isEmpty();

        try (var client = client().elsewhere(elsewhere, Set.of(address(canary))).build()) {
            client.get(ID);
        }
        assertThat(caught).containsExactly("GET Bearer tok-library");
    }

    private InvokeClientBuilder client() {
        return InvokeClient.builder()
                .address(address(api))
                .token(TOKEN)
                .results(folder)
                .ledger(folder.resolve("ledger.db"));
    }

    private static ApiAddress address(HttpServer server) {
        return new ApiAddress("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void poison() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
            database.createStatement().executeUpdate("UPDATE job SET address = '" + address(canary) + "'");
        }
    }
}
