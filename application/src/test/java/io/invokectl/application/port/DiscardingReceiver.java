package io.invokectl.application.port;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

public final class DiscardingReceiver implements Media.Receiver {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Override
    public void restart() {
        content.reset();
    }

    @Override
    public void accept(byte[] buffer, int offset, int length) {
        content.write(buffer, offset, length);
    }

    public byte[] bytes() {
        return content.toByteArray();
    }

    public String text() {
        return content.toString(StandardCharsets.UTF_8);
    }
}
