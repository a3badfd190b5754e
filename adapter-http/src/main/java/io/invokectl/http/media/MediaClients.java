package io.invokectl.http.media;

import io.invokectl.http.proxy.ProxyRoute;
import io.invokectl.http.transport.HttpClients;
import io.invokectl.http.transport.SecretRedactor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Clients for media hosts, one per route, created on first use because reading a trust store is slow. Thread-safe.
 */
public final class MediaClients implements AutoCloseable {
    private final HttpClients clients;
    private final Duration readTimeout;
    private final PublicHostsOnlyDns hosts;
    private final Map<ProxyRoute, OkHttpClient> byRoute = new ConcurrentHashMap<>();

    /**
     * Creates the clients without connecting.
     *
     * @param readTimeout maximum time between two reads of a response body
     * @param allowsLoopback whether media may be on this machine, and on plain HTTP
     */
    public MediaClients(HttpClients clients, Duration readTimeout, boolean allowsLoopback) {
        this.clients = clients;
        this.readTimeout = readTimeout;
        this.hosts = new PublicHostsOnlyDns(Dns.SYSTEM, allowsLoopback);
    }

    boolean allows(HttpUrl url) {
        return hosts.allows(url);
    }

    ProxyRoute route(HttpUrl url) {
        return clients.route(url);
    }

    OkHttpClient on(ProxyRoute route) {
        return byRoute.computeIfAbsent(route, this::create);
    }

    /** A proxy resolves names itself, so only the text of a link can be checked behind one. */
    private OkHttpClient create(ProxyRoute route) {
        OkHttpClient.Builder client = clients.newClient(route)
                .dns(route.proxy().isPresent() ? Dns.SYSTEM : hosts)
                .readTimeout(readTimeout);
        clients.trace(route, new SecretRedactor(Optional.empty(), route.proxy()), false)
                .ifPresent(client::addInterceptor);
        return client.build();
    }

    @Override
    public void close() {
        byRoute.values().forEach(HttpClients::close);
    }
}
