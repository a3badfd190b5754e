package io.invokectl.http;

import io.invokectl.application.connect.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;

/**
 * A request as a command to be pasted into a shell. The token is left to a variable, a proxy's user and password to
 * whoever pastes it.
 *
 * @param way how the request gets to where it goes
 * @param caFile the authorities that are trusted, where a file names them
 */
record CurlCommand(Way way, Optional<Setting> caFile) {
    private static final String TOKEN = "-H \"Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN\"";

    /** A longer body is not shown whole, so it has to come from a file. */
    private static final int LONGEST_BODY = 20_000;

    /** The lines of the command: one, and another that shows the beginning of a body which is too long for it. */
    List<String> lines(Request request) {
        var words = new ArrayList<String>(
                List.of("curl -X " + request.method(), quoted(request.url().toString())));
        way.proxy().ifPresent(proxy -> words.add("-x " + quoted(proxy.address())));
        caFile.filter(file -> way.needsTrust()).ifPresent(file -> words.add("--cacert " + quoted(file.value())));
        Headers headers = request.headers();
        for (int at = 0; at < headers.size(); at++) {
            header(headers.name(at), headers.value(at)).ifPresent(words::add);
        }
        if (!(request.body() instanceof OneShotBody body)) {
            return List.of(String.join(" ", words));
        }
        words.add("-H " + quoted("Content-Type: " + body.contentType()));
        String text = body.text();
        if (text.length() <= LONGEST_BODY) {
            words.add("--data-raw " + quoted(text));
            return List.of(String.join(" ", words));
        }
        words.add("--data-binary @body.json");
        return List.of(
                String.join(" ", words),
                "# body.json has " + text.length() + " characters: " + text.substring(0, LONGEST_BODY) + "…");
    }

    private static Optional<String> header(String name, String value) {
        return switch (name) {
            case "Authorization" -> Optional.of(TOKEN);
            case "Proxy-Authorization" -> Optional.empty();
            default -> Optional.of("-H " + quoted(name + ": " + value));
        };
    }

    /** As a shell takes it for one word, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
