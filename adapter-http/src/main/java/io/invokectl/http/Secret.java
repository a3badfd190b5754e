package io.invokectl.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.context.AccessToken;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Request;

/** Keeps the token where it belongs: in the header of requests to the API, and, as a proxy's login, out of every text. */
final class Secret {
    private static final String MASK = "***";

    /** A shorter token could be a word of an answer's own; a real one is ten times as long. */
    private static final int SHORTEST_MASKED = 8;

    private final Optional<AccessToken> token;
    private final List<String> masked;

    Secret(Optional<AccessToken> token, Optional<ProxyServer> proxy) {
        this.token = token;
        this.masked = Stream.concat(token.map(AccessToken::reveal).stream(), proxy.flatMap(ProxyServer::login).stream())
                .filter(secret -> secret.length() >= SHORTEST_MASKED)
                .toList();
    }

    /** The request with the token, if it goes to the API's own origin. */
    Request authorised(Request request, Origin api) {
        if (token.isEmpty() || !api.isOf(request.url())) {
            return request;
        }
        return request.newBuilder()
                .header("Authorization", "Bearer " + token.get().reveal())
                .build();
    }

    /** Text that came from afar, without the secrets that a server may have put into it. */
    String maskedIn(String text) {
        String shown = text;
        for (String secret : masked) {
            shown = shown.replace(secret, MASK).replace(URLEncoder.encode(secret, UTF_8), MASK);
        }
        return shown;
    }

    Interceptor authorisation(Origin api) {
        return chain -> chain.proceed(authorised(chain.request(), api));
    }
}
