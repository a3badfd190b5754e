package io.invokectl.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;

/** Writes down requests, so that they can be made again by hand, and answers, with everything secret masked. */
final class TraceLog {
    private static final List<String> SECRET_HEADERS = List.of("cookie", "set-cookie");
    private static final int LONGEST_BODY = 20_000;

    private final Consumer<String> lines;
    private final Secret secret;
    private final CurlCommand curl;

    TraceLog(Consumer<String> lines, Secret secret, CurlCommand curl) {
        this.lines = lines;
        this.secret = secret;
        this.curl = curl;
    }

    void request(Request request) {
        curl.lines(request).forEach(this::line);
    }

    void answer(Response response, String text) {
        line("< " + response.code() + " " + response.request().url());
        headers(response.headers());
        body(text);
    }

    /** The head of an answer whose body is a file. */
    void answer(Response response) {
        answer(response, "");
    }

    void failure(IOException failure) {
        line("< no answer: " + failure);
    }

    private void headers(Headers headers) {
        headers.forEach(header -> {
            String name = header.getFirst().toLowerCase(Locale.ROOT);
            line("< " + header.getFirst() + ": " + (SECRET_HEADERS.contains(name) ? "***" : header.getSecond()));
        });
    }

    private void body(String text) {
        if (!text.isEmpty()) {
            String shown = text.length() > LONGEST_BODY
                    ? text.substring(0, LONGEST_BODY) + "… (" + text.length() + " characters)"
                    : text;
            shown.lines().forEach(part -> line("< " + part));
        }
    }

    private void line(String text) {
        lines.accept(secret.maskedIn(text));
    }
}
