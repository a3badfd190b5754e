package io.invokectl.application.port;

import io.invokectl.application.InvocationFixture;
import io.invokectl.domain.invocation.MediaLink;
import java.util.Optional;

final class InMemoryMediaTest extends MediaContract {
    @Override
    protected Media media() {
        return new InMemoryMedia().with(InvocationFixture.PICTURE, contentOfFile());
    }

    @Override
    protected MediaLink linkToFile() {
        return new MediaLink(InvocationFixture.PICTURE, Optional.empty());
    }

    @Override
    protected byte[] contentOfFile() {
        return new byte[] {10, 20, 30};
    }

    @Override
    protected MediaLink linkToNothing() {
        return new MediaLink("https://v3b.fal.media/files/gone.png", Optional.empty());
    }
}
