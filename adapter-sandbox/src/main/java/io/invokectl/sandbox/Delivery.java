package io.invokectl.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.invokectl.sandbox.craft.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Sends one answer: whole, or by a fault the first half of what it announces. */
final class Delivery {
    private final HttpExchange exchange;
    private final boolean truncated;
    private long left;

    Delivery(HttpExchange exchange, boolean truncated) {
        this.exchange = exchange;
        this.truncated = truncated;
    }

    /**
     * Sends the answer.
     *
     * @throws IOException if the client is gone
     */
    void send(Reply reply) throws IOException {
        Content content = reply.content();
        left = truncated ? content.length() / 2 : content.length();
        exchange.getResponseHeaders().set("Content-Type", content.contentType());
        exchange.sendResponseHeaders(reply.status(), content.length());
        OutputStream out = exchange.getResponseBody();
        try {
            content.writeTo((buffer, offset, length) -> write(out, buffer, offset, length));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        out.flush();
    }

    private void write(OutputStream out, byte[] buffer, int offset, int length) {
        int count = (int) Math.min(length, left);
        left -= count;
        try {
            out.write(buffer, offset, count);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
