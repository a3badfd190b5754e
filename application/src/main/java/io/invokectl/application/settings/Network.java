package io.invokectl.application.settings;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * How requests leave this machine: through which proxies, and whose certificates are trusted. The values are as they
 * were given, and are read where a connection is made.
 *
 * @param httpsProxy the proxy for https
 * @param httpProxy the proxy for http
 * @param noProxy the hosts that are reached without one, besides this machine itself
 * @param caFile a PEM file of the authorities that are trusted, and no others with them; nothing for Java's own
 */
public record Network(
        Optional<Setting> httpsProxy,
        Optional<Setting> httpProxy,
        Optional<Setting> noProxy,
        Optional<Setting> caFile) {

    /** Through no proxy, and with the authorities that Java trusts. */
    public static final Network DIRECT =
            new Network(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses null. */
    public Network {
        requireNonNull(httpsProxy, "httpsProxy");
        requireNonNull(httpProxy, "httpProxy");
        requireNonNull(noProxy, "noProxy");
        requireNonNull(caFile, "caFile");
    }

    /**
     * What the environment says, in the variables that Go programs honour: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
     * {@code NO_PROXY}, each in lower case where upper case is silent, and {@code SSL_CERT_FILE}. In a CGI program
     * {@code HTTP_PROXY} may come from whoever sent the request, and counts for nothing.
     *
     * @param environment the environment's variables
     */
    public static Network of(Map<String, String> environment) {
        boolean cgi = Settings.first(environment, "REQUEST_METHOD").isPresent();
        return new Network(
                Settings.first(environment, "HTTPS_PROXY", "https_proxy"),
                cgi ? Optional.empty() : Settings.first(environment, "HTTP_PROXY", "http_proxy"),
                Settings.first(environment, "NO_PROXY", "no_proxy"),
                Settings.first(environment, "SSL_CERT_FILE"));
    }

    /** The same, with one proxy for everything that leaves this machine. */
    public Network through(Setting proxy) {
        return new Network(Optional.of(proxy), Optional.of(proxy), noProxy, caFile);
    }

    /** The same, trusting the authorities in a file and no others. */
    public Network trusting(Setting file) {
        return new Network(httpsProxy, httpProxy, noProxy, Optional.of(file));
    }
}
