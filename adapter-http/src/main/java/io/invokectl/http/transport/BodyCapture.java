package io.invokectl.http.transport;

import io.invokectl.json.JsonText;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads each response body into memory, to its end or to the point where the connection failed: the start of a response
 * may contain the ID of a job that was paid for. Retrofit by itself would lose the status of an error response with a
 * truncated body, and would buffer an error body of any size.
 */
final class BodyCapture implements Interceptor {
    private static final long SEGMENT = 8192;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        var received = new Buffer();
        try (BufferedSource source = body.source()) {
            long count = 0;
            while (count >= 0 && !isTooLarge(received.size())) {
                count = source.read(received, SEGMENT);
            }
        } catch (IOException truncated) {
            // OkHttp has reported it to the listener of the call, which is the exchange.
        }
        return response.newBuilder()
                .body(ResponseBody.create(received, body.contentType(), received.size()))
                .build();
    }

    /** Whether a body of this size is over the limit, and is therefore not read to its end. */
    static boolean isTooLarge(long bytes) {
        return bytes > JsonText.MAX_BYTES;
    }
}
