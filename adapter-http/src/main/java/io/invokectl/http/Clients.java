package io.invokectl.http;

import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp as it has to be where requests are paid for: it sends what it is given, once. */
final class Clients {
    /** The name under which a {@code Retry-After} goes on that OkHttp must not see. */
    static final String HIDDEN_RETRY_AFTER = "X-Invokectl-Retry-After";

    /** The scheme of the challenge that OkHttp makes up to ask for a login before the proxy does. */
    private static final String BEFOREHAND = "OkHttp-Preemptive";

    private Clients() {}

    /**
     * A client that repeats nothing and follows nothing by itself.
     *
     * <p>HTTP/1.1 alone: one request a connection at a time makes it plain what was sent. For plain http no trust
     * store is read, which costs a tenth of a second.
     */
    static OkHttpClient.Builder obedient(HttpSettings settings, Way way) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(way.https() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(settings.patience().connect())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(way.proxy().map(ProxyServer::toJava).orElse(Proxy.NO_PROXY))
                .addNetworkInterceptor(chain -> withoutInvitation(chain.proceed(chain.request())));
        Optional<Authorities> authorities =
                settings.network().caFile().filter(file -> way.needsTrust()).map(Authorities::in);
        authorities
                .filter(known -> way.https())
                .ifPresent(known -> client.sslSocketFactory(known.sockets(), known.trust()));
        way.proxy().ifPresent(proxy -> lead(client, way.https(), proxy, authorities));
        return client;
    }

    private static void lead(
            OkHttpClient.Builder client, boolean https, ProxyServer proxy, Optional<Authorities> authorities) {
        if (proxy.isSecure()) {
            client.socketFactory(
                    new SecureProxySockets(authorities.map(Authorities::sockets).orElseGet(() ->
                            (SSLSocketFactory) SSLSocketFactory.getDefault())));
        }
        if (https) {
            client.proxyAuthenticator((route, response) -> showing(proxy.login(), response));
        } else {
            proxy.login()
                    .ifPresent(login -> client.addInterceptor(chain -> chain.proceed(showing(login, chain.request()))));
        }
    }

    /** OkHttp asks for the login before it asks the proxy for a tunnel, and again if the proxy is not content. */
    private static Request showing(Optional<String> login, Response response) throws LoginRefused {
        boolean asked = response.challenges().stream()
                .noneMatch(challenge -> challenge.scheme().equals(BEFOREHAND));
        if (asked) {
            throw new LoginRefused();
        }
        return login.map(value -> showing(value, response.request())).orElse(response.request());
    }

    private static Request showing(String login, Request request) {
        return request.newBuilder().header("Proxy-Authorization", login).build();
    }

    /** OkHttp answers a 503 that says {@code Retry-After: 0} by asking again; what it does not see it does not do. */
    private static Response withoutInvitation(Response response) {
        String wait = response.header("Retry-After");
        return wait == null || response.code() != 503
                ? response
                : response.newBuilder()
                        .headers(renamed(response.headers(), wait))
                        .build();
    }

    /** The value goes along as it came: it may hold what OkHttp lets no header of ours hold. */
    private static Headers renamed(Headers headers, String wait) {
        return headers.newBuilder()
                .removeAll("Retry-After")
                .addUnsafeNonAscii(HIDDEN_RETRY_AFTER, wait)
                .build();
    }

    /** Ends the threads and connections of a client. */
    static void close(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
