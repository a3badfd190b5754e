package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.MediaContract;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.sandbox.media.SeededRandom;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxMediaTest extends MediaContract {
    @TempDir
    private Path state;

    private Sandbox sandbox;
    private MediaLink link;

    @BeforeEach
    void make_a_picture() {
        sandbox = new Sandbox(state, SandboxBehavior.parse("?delay=0"), new ManualClock(), SeededRandom.of("contract"));
        link = SandboxFixture.media(SandboxFixture.submit(sandbox, SandboxFixture.smallPicture()))
                .get(0);
    }

    @Override
    protected Media media() {
        return sandbox;
    }

    @Override
    protected MediaLink linkToFile() {
        return link;
    }

    @Override
    protected byte[] contentOfFile() {
        return SandboxFixture.fetch(sandbox, link);
    }

    @Override
    protected MediaLink linkToNothing() {
        return new MediaLink("sandbox:files/sbx_0123456789abcdef/1.png", Optional.empty());
    }

    @Test
    void fetch_returns_the_content_type() {
        assertThat(sandbox.fetch(link, Deadline.NONE, new DiscardingReceiver())).contains("image/png");
    }
}
