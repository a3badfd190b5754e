package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** An HTTP response. */
record SandboxResponse(int status, Content body) {

    static SandboxResponse json(int status, JsonObject body) {
        return new SandboxResponse(
                status, Content.of("application/json", JsonText.compact(body).getBytes(UTF_8)));
    }

    /** Returns an error in the API's format. */
    static SandboxResponse error(int status, String id, String message, String requestId) {
        return json(status, errorBody(id, message, requestId));
    }

    static SandboxResponse notFound(String message, String requestId) {
        return error(404, "not_found", message, requestId);
    }

    /** Returns a 422 error for a field of the request body. */
    static SandboxResponse invalid(ValidationError error, String requestId) {
        JsonObject body = errorBody("unprocessable_entity", error.message(), requestId);
        return json(422, body.with("detail", JsonArray.of(error.toJson())));
    }

    private static JsonObject errorBody(String id, String message, String requestId) {
        return JsonObject.EMPTY.with("id", id).with("message", message).with("request_id", requestId);
    }

    /**
     * Sends the response, or announces all of it and sends the first half.
     *
     * @throws IOException if the client has closed the connection
     */
    void sendTo(HttpExchange exchange, boolean truncated) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", body.contentType());
        exchange.sendResponseHeaders(status, body.length());
        OutputStream out = exchange.getResponseBody();
        try {
            body.writeTo(new LimitedSink(out, truncated ? body.length() / 2 : body.length()));
        } catch (UncheckedIOException closed) {
            throw closed.getCause();
        }
        out.flush();
    }

    private static final class LimitedSink implements Content.ByteSink {
        private final OutputStream out;
        private long remaining;

        LimitedSink(OutputStream out, long limit) {
            this.out = out;
            this.remaining = limit;
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, remaining);
            remaining -= count;
            try {
                out.write(buffer, offset, count);
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }
    }
}
