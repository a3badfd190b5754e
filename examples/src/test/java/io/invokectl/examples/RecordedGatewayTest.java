package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import io.invokectl.client.ModelInput;
import io.invokectl.domain.context.ApiAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contributed gateway satisfies the contract of every gateway, and its scheme selects it. */
final class RecordedGatewayTest extends InvocationsContract {
    private static final byte[] IMAGE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @TempDir
    private Path folder;

    private String address;
    private RecordedGateway gateway;

    @BeforeEach
    void record() throws Exception {
        address = "recorded:" + Files.write(folder.resolve("image.png"), IMAGE);
        gateway = new RecordedGateway(new Endpoint(new ApiAddress(address), Optional.empty()));
    }

    @Override
    protected Invocations invocations() {
        return gateway;
    }

    @Override
    protected long jobs() {
        return gateway.jobs();
    }

    @Override
    protected void endJobs() {}

    @Test
    void an_address_with_its_scheme_selects_it() throws Exception {
        Path images = folder.resolve("images");
        try (var client = CustomGateway.builder(address).results(images).build()) {
            var job = client.run("fal-ai/flux/schnell", ModelInput.of("prompt", "A lighthouse"));

            assertThat(job.files())
                    .singleElement()
                    .satisfies(file -> assertThat(Path.of(file.path())).hasBinaryContent(IMAGE));
        }
    }
}
