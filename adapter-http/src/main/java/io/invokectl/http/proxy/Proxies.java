package io.invokectl.http.proxy;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.domain.failure.InvalidSettingException;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Selects the proxy of a request as Go programs do. */
public final class Proxies {
    private final Optional<ProxyServer> forHttps;
    private final Optional<ProxyServer> forHttp;
    private final NoProxy exceptions;

    /**
     * Reads the settings.
     *
     * @throws InvalidSettingException if a proxy address is invalid: a request must not bypass a proxy because of a typing error
     */
    public Proxies(Network network) {
        this.forHttps = network.httpsProxy().map(ProxyServer::of);
        this.forHttp = network.httpProxy().map(ProxyServer::of);
        this.exceptions = NoProxy.of(network.noProxy().map(Setting::value).orElse(""));
    }

    /** The proxy for an address; empty for a direct connection. */
    public Optional<ProxyServer> forUrl(HttpUrl url) {
        return (url.isHttps() ? forHttps : forHttp).filter(proxy -> !exceptions.covers(url));
    }
}
