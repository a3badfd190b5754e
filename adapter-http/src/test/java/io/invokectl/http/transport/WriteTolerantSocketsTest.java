package io.invokectl.http.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WriteTolerantSocketsTest {
    private static final byte[] WHOLE = "whole".getBytes(US_ASCII);

    @Test
    void what_was_received_is_read_after_writes_have_failed() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new WriteTolerantSockets().createSocket()) {
            client.connect(listener.getLocalSocketAddress());
            try (Socket server = listener.accept()) {
                server.getOutputStream().write(WHOLE);
            }
            OutputStream out = client.getOutputStream();
            for (int i = 0; i < 3; i++) {
                out.write('x');
            }

            assertThat(client.getInputStream().readNBytes(5)).isEqualTo(WHOLE);
        }
    }
}
