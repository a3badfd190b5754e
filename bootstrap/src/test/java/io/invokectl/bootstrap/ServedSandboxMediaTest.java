package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.MediaContract;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.sandbox.Sandbox;
import io.invokectl.sandbox.SandboxBehavior;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox served over HTTP passes the contract of {@link Media}. */
final class ServedSandboxMediaTest extends MediaContract {
    @TempDir
    private Path state;

    private SandboxOverHttp sandbox;
    private RequestId job;
    private MediaLink link;

    @BeforeEach
    void createPicture() throws Exception {
        sandbox = new SandboxOverHttp(state);
        job = ((AcceptedResponse) sandbox.invocations.submit(InvocationFixture.cityAtSunset()))
                .invocation()
                .requestId();
        sandbox.clock.advance(Duration.ofMinutes(1));
        link = ((Completed) sandbox.invocations.get(job, Deadline.NONE))
                .media(JsonNull.NULL)
                .get(0);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Override
    protected Media media() {
        return sandbox.media;
    }

    @Override
    protected MediaLink linkToFile() {
        return link;
    }

    /** The file as the sandbox in this process generates it. */
    @Override
    protected byte[] contentOfFile() {
        var receiver = new DiscardingReceiver();
        new Sandbox(state, SandboxBehavior.DEFAULT, sandbox.clock, new Random(1))
                .fetch(new MediaLink("sandbox:files/" + job + "/1.png", Optional.empty()), Deadline.NONE, receiver);
        return receiver.bytes();
    }

    @Override
    protected MediaLink linkToNothing() {
        return new MediaLink(sandbox.address() + "/files/sbx_0123456789abcdef/1.png", Optional.empty());
    }

    @Test
    void fetch_returns_the_media_type() throws Exception {
        assertThat(media().fetch(link, Deadline.NONE, new DiscardingReceiver())).contains("image/png");
    }
}
