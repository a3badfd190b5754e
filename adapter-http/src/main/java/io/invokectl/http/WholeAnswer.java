package io.invokectl.http;

import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads the body of each answer as far as it goes, and notes what came even if it breaks off: the beginning of an
 * answer may hold the id of a job that is paid for.
 */
final class WholeAnswer implements Interceptor {
    private static final long PIECE = 8192;

    private final Secret secret;
    private final Optional<TraceLog> trace;

    WholeAnswer(Secret secret, Optional<TraceLog> trace) {
        this.secret = secret;
        this.trace = trace;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        trace.ifPresent(log -> log.request(chain.request()));
        try (Response response = chain.proceed(chain.request())) {
            Transmission transmission = Transmission.of(chain.request());
            read(response.body(), transmission);
            trace.ifPresent(log -> log.answer(response, transmission.text()));
            return response.newBuilder()
                    .body(ResponseBody.create(
                            transmission.text(), response.body().contentType()))
                    .build();
        } catch (IOException failure) {
            trace.ifPresent(log -> log.failure(failure));
            throw failure;
        }
    }

    private void read(ResponseBody body, Transmission transmission) {
        var came = new Buffer();
        try {
            BufferedSource source = body.source();
            while (source.read(came, PIECE) >= 0) {
                if (came.size() > JsonText.MOST_BYTES) {
                    throw new IOException("the answer is larger than 16 MiB");
                }
            }
            transmission.answeredWhole(text(came, body.contentType()));
        } catch (IOException early) {
            transmission.answeredInPart(text(came, body.contentType()), early);
        }
    }

    private String text(Buffer content, MediaType type) {
        var charset = Optional.ofNullable(type).map(MediaType::charset).orElse(StandardCharsets.UTF_8);
        return secret.maskedIn(content.readString(charset));
    }
}
