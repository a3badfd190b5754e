package io.invokectl.http;

import java.util.Optional;

/**
 * How a request gets to where it goes.
 *
 * @param https whether it is encrypted
 * @param proxy what it goes through, if anything
 */
record Way(boolean https, Optional<ProxyServer> proxy) {

    /** Whether anything on the way speaks TLS: only then is it worth the time to read whom to trust. */
    boolean needsTrust() {
        return https || proxy.filter(ProxyServer::isSecure).isPresent();
    }
}
