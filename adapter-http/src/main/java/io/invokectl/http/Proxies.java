package io.invokectl.http;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Which proxy a request goes through, decided as Go programs do. */
final class Proxies {
    private final Optional<ProxyServer> forHttps;
    private final Optional<ProxyServer> forHttp;
    private final Optional<Setting> exceptions;

    /** Reads the settings, and refuses a proxy that is none: nothing may go straight that was not to. */
    Proxies(Network network) {
        this.forHttps = network.httpsProxy().map(ProxyServer::of);
        this.forHttp = network.httpProxy().map(ProxyServer::of);
        this.exceptions = network.noProxy();
    }

    /** The proxy on the way to an address; nothing for the straight way. */
    Optional<ProxyServer> on(HttpUrl url) {
        return (url.isHttps() ? forHttps : forHttp)
                .filter(proxy ->
                        !NoProxy.of(exceptions.map(Setting::value).orElse("")).covers(url));
    }
}
