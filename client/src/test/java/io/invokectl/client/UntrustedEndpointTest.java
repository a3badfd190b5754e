package io.invokectl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.invokectl.application.InvocationFixture;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.run.RunRequest;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.RequestId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client sends its token to the addresses that the program names, whatever the ledger says. */
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
    void no_use_case_follows_an_address_in_the_ledger() throws Exception {
        var keyed = new SubmitRequest(
                InvocationFixture.cityAtSunset(), true, Deadline.NONE, Optional.of(new IdempotencyKey("k")));
        try (var client = client().build()) {
            client.submit().submit(keyed);
        }
        poison();
        status = "FAILED";

        try (var client = client().build()) {
            assertThat(client.get().get(ID).invocation().requestId()).isEqualTo(ID);
            assertThat(client.await()
                            .await(new AwaitRequest(List.of(ID), Deadline.NONE))
                            .outcomes())
                    .hasOnlyElementsOfType(AwaitOutcome.Ended.class);
            assertThatThrownBy(() -> client.run().run(new RunRequest(keyed, Optional.empty(), SaveOptions.DEFAULT)))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address(canary) + ", not to " + address(api));
        }
        assertThat(caught).isEmpty();
        assertThat(asked).isNotEmpty().allMatch(request -> request.endsWith("Bearer tok-library"));
    }

    @Test
    void an_address_of_elsewhere_is_asked_only_if_the_program_names_it() throws Exception {
        Map<RequestId, Endpoint> elsewhere = Map.of(ID, new Endpoint(address(canary), Optional.of(TOKEN)));

        try (var client = client().elsewhere(elsewhere, Set.of()).build()) {
            assertThatThrownBy(() -> client.get().get(ID))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + address(canary) + ", not to " + address(api));
        }
        assertThat(caught).isEmpty();

        try (var client = client().elsewhere(elsewhere, Set.of(address(canary))).build()) {
            client.get().get(ID);
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
