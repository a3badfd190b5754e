package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a program: with the sandbox, with failing jobs, and over an unreliable network. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PosterShopTest {
    @TempDir
    private Path folder;

    @Test
    void a_poster_is_produced() throws Exception {
        try (var client = client().address("sandbox:?delay=0&seed=7").build()) {
            assertThat(new PosterShop(client).order("A lighthouse")).startsWith("your poster: " + folder);
        }
    }

    @Test
    void the_customer_learns_that_the_model_failed() throws Exception {
        try (var client = client().address("sandbox:?delay=0&fail=1").build()) {
            assertThat(new PosterShop(client).order("A lighthouse")).startsWith("sorry, no poster: ");
        }
    }

    @Test
    void without_a_response_the_shop_does_not_order_again() {
        try (var server = server("close=1");
                var client = client().address(server.address()).token("tok-any").build()) {
            assertThatThrownBy(() -> new PosterShop(client).order("A lighthouse"))
                    .isInstanceOf(SubmissionInDoubtException.class);
        }
    }

    private InvokeClientBuilder client() {
        return InvokeClient.builder().results(folder.resolve("posters"));
    }

    private SandboxServer server(String faults) {
        return new SandboxServer(
                folder.resolve("served"),
                SandboxBehavior.parse("?delay=0&seed=7"),
                InstantSource.system(),
                new Random(7),
                0,
                List.of(),
                Faults.parse(faults));
    }
}
