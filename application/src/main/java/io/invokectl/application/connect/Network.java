package io.invokectl.application.connect;

import java.util.Optional;

/**
 * Proxies and trusted certificates for outgoing connections. Values are as given; they are validated when a connection
 * is opened.
 *
 * @param httpsProxy the proxy for https
 * @param httpProxy the proxy for http
 * @param noProxy the hosts that are connected to directly, in addition to loopback
 * @param caFile a PEM file of CA certificates that replaces Java's default trust store
 * @param caFolders directories of such files, separated by colons, which replace that store too
 */
public record Network(
        Optional<Setting> httpsProxy,
        Optional<Setting> httpProxy,
        Optional<Setting> noProxy,
        Optional<Setting> caFile,
        Optional<Setting> caFolders) {

    /** No proxy, and Java's default trust store. */
    public static final Network DIRECT =
            new Network(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns a copy that uses one proxy for both http and https. */
    public Network through(Setting proxy) {
        return new Network(Optional.of(proxy), Optional.of(proxy), noProxy, caFile, caFolders);
    }

    /** Returns a copy that trusts only the CA certificates in a file. */
    public Network trusting(Setting file) {
        return new Network(httpsProxy, httpProxy, noProxy, Optional.of(file), Optional.empty());
    }
}
