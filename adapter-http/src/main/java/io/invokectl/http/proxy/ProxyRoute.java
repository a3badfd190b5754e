package io.invokectl.http.proxy;

import java.util.Optional;

/**
 * The route of a request.
 *
 * @param https whether the target speaks TLS
 * @param proxy the proxy on the way, if any
 */
public record ProxyRoute(boolean https, Optional<ProxyServer> proxy) {

    /** Whether any connection on the route uses TLS. */
    public boolean usesTls() {
        return https || proxy.filter(ProxyServer::isSecure).isPresent();
    }
}
