package io.invokectl.http.transport;

import io.invokectl.application.connect.Setting;
import io.invokectl.http.proxy.ProxyRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;

/**
 * Formats a request as a shell command. The token is left to a shell variable, and a proxy's credentials are masked.
 *
 * @param caFile the file of trusted CA certificates, if one is configured
 */
record CurlCommand(ProxyRoute route, Optional<Setting> caFile) {
    private static final String TOKEN = "-H \"Authorization: Bearer $TOKEN\"";

    /** A longer body is shown in part and must come from a file. */
    private static final int MAX_BODY = 20_000;

    /** The command, followed by a comment with the start of the body if the body is too long to be shown. */
    List<String> lines(Request request) {
        var words = new ArrayList<String>();
        caFile.filter(file -> route.usesTls()).ifPresent(file -> words.add("CURL_CA_BUNDLE=" + quoted(file.value())));
        words.add("curl -X " + request.method());
        words.add(quoted(request.url().toString()));
        route.proxy().ifPresent(proxy -> words.add("-x " + quoted(proxy.maskedUrl())));
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            header(headers.name(i), headers.value(i)).ifPresent(words::add);
        }
        if (!(request.body() instanceof OneShotBody body)) {
            return List.of(String.join(" ", words));
        }
        words.add("-H " + quoted("Content-Type: " + body.contentType()));
        // A body starts with a brace, so that -d does not take it for the name of a file.
        String text = body.text();
        if (text.length() <= MAX_BODY) {
            words.add("-d " + quoted(text));
            return List.of(String.join(" ", words));
        }
        words.add("-d @body.json");
        return List.of(
                String.join(" ", words),
                "# body.json has " + text.length() + " characters: " + text.substring(0, MAX_BODY) + "…");
    }

    private static Optional<String> header(String name, String value) {
        return switch (name) {
            case "Authorization" -> Optional.of(TOKEN);
            case "Proxy-Authorization" -> Optional.empty();
            default -> Optional.of("-H " + quoted(name + ": " + value));
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
