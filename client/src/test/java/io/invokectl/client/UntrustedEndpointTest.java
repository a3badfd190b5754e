package io.invokectl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
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

    private volatile String status = "IN_PROGRESS";
    private final WireServer api = WireServer.responding(this::respond);
    private final WireServer canary = WireServer.responding(this::respond);

    private String respond(Request request) {
        return WireServer.http(200, "{\"request_id\":\"req_1\",\"status\":\"" + status + "\"}");
    }

    @AfterEach
    void close() {
        api.close();
        canary.close();
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
                    .hasMessage("req_1 was submitted to " + canary.address() + ", not to " + api.address());
        }
        assertThat(canary.requests()).isEmpty();
        assertThat(api.requests()).isNotEmpty().allSatisfy(UntrustedEndpointTest::hasToken);
    }

    @Test
    void another_address_is_used_only_if_the_program_names_it() throws Exception {
        Map<RequestId, Endpoint> elsewhere = Map.of(ID, new Endpoint(canary.address(), Optional.of(TOKEN)));

        try (var client = client().elsewhere(elsewhere, Set.of()).build()) {
            assertThatThrownBy(() -> client.get(ID))
                    .isInstanceOf(WrongEndpointException.class)
                    .hasMessage("req_1 was submitted to " + canary.address() + ", not to " + api.address());
        }
        assertThat(canary.requests()).isEmpty();

        try (var client =
                client().elsewhere(elsewhere, Set.of(canary.address())).build()) {
            client.get(ID);
        }
        assertThat(canary.requests()).singleElement().satisfies(UntrustedEndpointTest::hasToken);
    }

    private InvokeClientBuilder client() {
        return InvokeClient.builder()
                .address(api.address())
                .token(TOKEN)
                .results(folder)
                .ledger(folder.resolve("ledger.db"));
    }

    private static void hasToken(Request request) {
        assertThat(request.headers().get("Authorization")).isEqualTo("Bearer tok-library");
    }

    private void poison() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
            database.createStatement().executeUpdate("UPDATE job SET address = '" + canary.address() + "'");
        }
    }
}
