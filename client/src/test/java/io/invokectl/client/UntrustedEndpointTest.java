package io.invokectl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.ledger.RefreshJobs.RefreshOutcome;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.PlainHttpException;
import io.invokectl.domain.failure.TokenWithheldException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        poison(canary.address().value());
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
    void no_job_of_the_ledger_is_read_from_an_address_that_only_the_ledger_names() throws Exception {
        try (var client = client().build()) {
            client.submit(InvocationFixture.cityAtSunset(), submit -> {});
        }
        for (String address : List.of(
                canary.address().value(),
                "ftp://evil.test",
                "recorded:/etc/passwd",
                "sandbox:junk",
                "sandbox://evil")) {
            poison(address);
            try (var client = client().build()) {
                RefreshOutcome refreshed = client.jobs().refresh(query -> {});
                Job job = client.jobs().get("req_1");

                assertThat(refreshed.skippedJobs().count()).as(address).isOne();
                assertThat(refreshed.failures()).isEmpty();
                assertThatThrownBy(() -> client.jobs().read(job, ID))
                        .isInstanceOf(WrongEndpointException.class)
                        .hasMessage("req_1 was submitted to " + address + ", not to " + api.address());
            }
        }
        assertThat(canary.requests()).isEmpty();
    }

    @Test
    void a_job_of_the_sandbox_is_read_from_the_sandbox() throws Exception {
        try (var client = client().address("sandbox:?delay=600").state(folder).build()) {
            client.submit(InvocationFixture.cityAtSunset(), submit -> {});
        }
        try (var client = client().state(folder).build()) {
            RefreshOutcome refreshed = client.jobs().refresh(query -> {});

            assertThat(refreshed.isAnyAsked()).isTrue();
            assertThat(refreshed.failures()).isEmpty();
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void the_token_of_the_environment_is_not_sent_unencrypted_to_another_machine() {
        var environment = new HashMap<>(Map.of("HOME", folder.toString(), "MODEL_ACCESS_KEY", "tok-library"));
        var refused = InvokeClient.builder().fromEnv(environment, "Linux").address("http://192.0.2.7:80");

        assertThatThrownBy(refused::build)
                .isInstanceOf(PlainHttpException.class)
                .hasMessage("address: http://192.0.2.7:80 would send the access token unencrypted; use https://");

        environment.put("DIGITALOCEAN_ALLOW_PLAIN_HTTP", "true");
        InvokeClient.builder()
                .fromEnv(environment, "Linux")
                .address("http://192.0.2.7:80")
                .build()
                .close();
    }

    @Test
    void the_address_of_a_config_file_that_the_environment_names_gets_only_the_token_of_that_file() throws Exception {
        Path foreign = Files.writeString(folder.resolve("theirs.yaml"), "api-url: " + canary.address() + "\n");
        var remarks = new ArrayList<String>();
        var builder = InvokeClient.builder()
                .listener(event -> remarks.add(event.toString()))
                .fromEnv(
                        Map.of(
                                "HOME", folder.toString(),
                                "MODEL_ACCESS_KEY", "tok-library",
                                "DIGITALOCEAN_CONFIG", foreign.toString()),
                        "Linux");

        assertThatThrownBy(builder::build)
                .isInstanceOf(TokenWithheldException.class)
                .hasMessage("the token from MODEL_ACCESS_KEY is not sent to " + canary.address() + ", which api-url in "
                        + foreign + " names");
        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("requests go to " + canary.address() + ", which api-url in " + foreign + " names");
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

    private void poison(String address) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
            database.createStatement().executeUpdate("UPDATE job SET address = '" + address + "'");
        }
    }
}
