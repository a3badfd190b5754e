package io.invokectl.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The body of a paid request. OkHttp never sends a one-shot body a second time, whatever the answer is. */
final class OneShotBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int PIECE = 8192;

    private final String json;
    private final byte[] content;
    private final Transmission transmission;

    OneShotBody(String json, Transmission transmission) {
        this.json = json;
        this.content = json.getBytes(StandardCharsets.UTF_8);
        this.transmission = transmission;
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
        for (int from = 0; from < content.length; from += PIECE) {
            int length = Math.min(PIECE, content.length - from);
            sink.write(content, from, length);
            transmission.sent(length);
        }
    }

    String text() {
        return json;
    }
}
