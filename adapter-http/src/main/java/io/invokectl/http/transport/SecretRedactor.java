package io.invokectl.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.http.proxy.ProxyServer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces the token and the proxy's credentials in texts that a server may have repeated them in. */
public final class SecretRedactor {
    private static final String MASK = "***";

    /** A shorter secret could be an ordinary word of the text; tokens are several times as long. */
    private static final int MIN_LENGTH = 8;

    private final List<String> secrets;

    /** Creates a redactor of the given secrets. */
    public SecretRedactor(Optional<AccessToken> token, Optional<ProxyServer> proxy) {
        this.secrets = Stream.concat(
                        token.map(AccessToken::reveal).stream(), proxy.flatMap(ProxyServer::credentials).stream())
                .filter(secret -> secret.length() >= MIN_LENGTH)
                .toList();
    }

    String redact(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, MASK).replace(URLEncoder.encode(secret, UTF_8), MASK);
        }
        return redacted;
    }
}
