package io.invokectl.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;

/** Writes down requests and answers, with everything secret masked. */
final class TraceLog {
    private static final List<String> SECRET_HEADERS =
            List.of("authorization", "proxy-authorization", "cookie", "set-cookie");
    private static final int LONGEST_BODY = 20_000;

    private final Consumer<String> lines;
    private final Secret secret;

    TraceLog(Consumer<String> lines, Secret secret) {
        this.lines = lines;
        this.secret = secret;
    }

    void request(Request request) {
        line("> " + request.method() + " " + request.url());
        headers("> ", request.headers());
        if (request.body() instanceof OneShotBody paid) {
            body("> ", paid.text());
        }
    }

    void answer(Response response, String text) {
        line("< " + response.code() + " " + response.request().url());
        headers("< ", response.headers());
        body("< ", text);
    }

    /** The head of an answer whose body is a file. */
    void answer(Response response) {
        answer(response, "");
    }

    void failure(IOException failure) {
        line("< no answer: " + failure);
    }

    private void headers(String mark, Headers headers) {
        headers.forEach(header -> {
            String name = header.getFirst().toLowerCase(Locale.ROOT);
            line(mark + header.getFirst() + ": " + (SECRET_HEADERS.contains(name) ? "***" : header.getSecond()));
        });
    }

    private void body(String mark, String text) {
        if (!text.isEmpty()) {
            String shown = text.length() > LONGEST_BODY
                    ? text.substring(0, LONGEST_BODY) + "… (" + text.length() + " characters)"
                    : text;
            shown.lines().forEach(part -> line(mark + part));
        }
    }

    private void line(String text) {
        lines.accept(secret.maskedIn(text));
    }
}
