package io.invokectl.http.transport;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Logs requests as curl commands, and their responses, with secrets redacted.
 *
 * @param includesBodies whether response bodies are logged; they must then be in memory
 */
record TraceLog(Consumer<String> lines, SecretRedactor redactor, CurlCommand curl, boolean includesBodies)
        implements Interceptor {
    private static final List<String> SECRET_HEADERS = List.of("cookie", "set-cookie");
    private static final int MAX_BODY = 20_000;

    @Override
    public Response intercept(Chain chain) throws IOException {
        curl.lines(chain.request()).forEach(this::log);
        try {
            Response response = chain.proceed(chain.request());
            log("< " + response.code() + " " + response.request().url());
            logHeaders(response.headers());
            if (includesBodies) {
                logBody(response.peekBody(Long.MAX_VALUE).string());
            }
            return response;
        } catch (IOException failure) {
            log("< no response: " + failure);
            throw failure;
        }
    }

    private void logHeaders(Headers headers) {
        headers.forEach(header -> {
            String name = header.getFirst().toLowerCase(Locale.ROOT);
            log("< " + header.getFirst() + ": " + (SECRET_HEADERS.contains(name) ? "***" : header.getSecond()));
        });
    }

    private void logBody(String text) {
        // Redacted before it is shortened, so that no part of a secret remains.
        String redacted = redactor.redact(text);
        String shown = redacted.length() > MAX_BODY
                ? redacted.substring(0, MAX_BODY) + "… (" + redacted.length() + " characters)"
                : redacted;
        shown.lines().forEach(line -> log("< " + line));
    }

    private void log(String line) {
        lines.accept(redactor.redact(line));
    }
}
