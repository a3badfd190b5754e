package io.invokectl.http.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request body that OkHttp never sends a second time. */
final class OneShotBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int SEGMENT = 8192;

    private final String json;
    private final byte[] content;
    private final Exchange exchange;

    OneShotBody(String json, Exchange exchange) {
        this.json = json;
        this.content = json.getBytes(StandardCharsets.UTF_8);
        this.exchange = exchange;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return content.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        for (int from = 0; from < content.length; from += SEGMENT) {
            int length = Math.min(SEGMENT, content.length - from);
            sink.write(content, from, length);
            exchange.addBytesSent(length);
        }
    }

    String text() {
        return json;
    }
}
