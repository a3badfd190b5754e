package io.invokectl.http.transport;

import io.invokectl.application.connect.Network;
import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.http.proxy.Proxies;
import io.invokectl.http.proxy.ProxyAuthenticationException;
import io.invokectl.http.proxy.ProxyRoute;
import io.invokectl.http.proxy.ProxyServer;
import io.invokectl.http.proxy.SecureProxySockets;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.tls.HandshakeCertificates;
import okio.GzipSource;
import okio.Okio;

/** Creates OkHttp clients that send each request exactly once. Thread-safe. */
public final class HttpClients {
    /** The name of a {@code Retry-After} header that is hidden from OkHttp. */
    static final String HIDDEN_RETRY_AFTER = "X-Invokectl-Retry-After";

    /** As many as the most concurrent requests of a batch: OkHttp keeps five by default. */
    private static final int MAX_IDLE_CONNECTIONS = 64;

    /** How long an HTTP/2 connection in use may leave a ping unanswered. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    /** The scheme of the challenge with which OkHttp asks for credentials before the proxy does. */
    private static final String PREEMPTIVE = "OkHttp-Preemptive";

    private final Network network;
    private final Proxies proxies;
    private final Duration connectTimeout;
    private final String userAgent;
    private final Optional<Consumer<String>> trace;

    /**
     * Creates a factory without reading any file.
     *
     * @param trace receives the lines of the trace log
     * @throws InvalidSettingException if the network names an invalid proxy
     */
    public HttpClients(Network network, Duration connectTimeout, String userAgent, Optional<Consumer<String>> trace) {
        this.network = network;
        this.proxies = new Proxies(network);
        this.connectTimeout = connectTimeout;
        this.userAgent = userAgent;
        this.trace = trace;
    }

    /** The route to an address. */
    public ProxyRoute route(HttpUrl url) {
        return new ProxyRoute(url.isHttps(), proxies.forUrl(url));
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * A client that neither retries nor follows redirects by itself, and that records each call in the
     * {@link Exchange} of its request. It offers HTTP/2 to servers with TLS. For plain HTTP no trust store is read, which
     * takes a tenth of a second.
     *
     * @throws InvalidSettingException if the file of CA certificates contains none
     * @throws LocalFileException if that file cannot be read
     */
    public OkHttpClient.Builder newClient(ProxyRoute route) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .protocols(route.https() ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1))
                .pingInterval(PING_INTERVAL)
                .connectionSpecs(List.of(route.https() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(connectTimeout)
                .dispatcher(unlimitedDispatcher())
                .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(route.proxy().map(ProxyServer::toJava).orElse(Proxy.NO_PROXY))
                .eventListenerFactory(call -> Exchange.of(call.request()))
                .addInterceptor(this::withHeaders)
                .addNetworkInterceptor(chain -> decoded(hidingRetryAfter(checked(chain.proceed(chain.request())))));
        Optional<HandshakeCertificates> authorities =
                route.usesTls() ? CertificateAuthorities.of(network) : Optional.empty();
        authorities
                .filter(known -> route.https())
                .ifPresent(known -> client.sslSocketFactory(known.sslSocketFactory(), known.trustManager()));
        if (route.https()) {
            client.socketFactory(new WriteTolerantSockets());
        }
        route.proxy().ifPresent(proxy -> configureProxy(client, route.https(), proxy, authorities));
        return client;
    }

    /** The callers limit their concurrency; by default OkHttp would run five submissions to a host at a time. */
    private static Dispatcher unlimitedDispatcher() {
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    /**
     * Logs the calls of a client on the route, if tracing is on.
     *
     * @param includesBodies whether response bodies are logged; they must then be in memory
     */
    public Optional<Interceptor> trace(ProxyRoute route, SecretRedactor redactor, boolean includesBodies) {
        return trace.map(
                lines -> new TraceLog(lines, redactor, new CurlCommand(route, network.caFile()), includesBodies));
    }

    /** Closes the idle connections of a client and ends its threads. */
    public static void close(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Response withHeaders(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Accept-Encoding", "identity")
                .header("User-Agent", userAgent)
                .build());
    }

    private void configureProxy(
            OkHttpClient.Builder client,
            boolean https,
            ProxyServer proxy,
            Optional<HandshakeCertificates> authorities) {
        if (proxy.isSecure()) {
            client.socketFactory(new SecureProxySockets(
                    authorities.map(HandshakeCertificates::sslSocketFactory).orElseGet(() ->
                            (SSLSocketFactory) SSLSocketFactory.getDefault())));
        }
        if (https) {
            client.proxyAuthenticator((route, response) -> tunnel(proxy.credentials(), response));
        } else {
            proxy.credentials()
                    .ifPresent(credentials ->
                            client.addInterceptor(chain -> chain.proceed(authenticated(credentials, chain.request()))));
        }
    }

    /** OkHttp calls this before it asks the proxy for a tunnel, and again if the proxy rejects the credentials. */
    private Request tunnel(Optional<String> credentials, Response response) throws ProxyAuthenticationException {
        boolean rejected = response.challenges().stream()
                .noneMatch(challenge -> challenge.scheme().equals(PREEMPTIVE));
        if (rejected) {
            throw new ProxyAuthenticationException();
        }
        Request request =
                response.request().newBuilder().header("User-Agent", userAgent).build();
        return credentials.map(value -> authenticated(value, request)).orElse(request);
    }

    private static Request authenticated(String credentials, Request request) {
        return request.newBuilder().header("Proxy-Authorization", credentials).build();
    }

    /** OkHttp would read a negative number of bytes. */
    private static Response checked(Response response) throws ProtocolException {
        String length = response.header("Content-Length");
        if (length != null && !length.matches("[0-9]{1,18}")) {
            throw new ProtocolException("invalid Content-Length: " + ErrorMessage.oneLine(length));
        }
        return response;
    }

    /** Some hosts compress although they are asked not to. */
    private static Response decoded(Response response) {
        if (!"gzip".equalsIgnoreCase(response.header("Content-Encoding"))) {
            return response;
        }
        ResponseBody body = response.body();
        return response.newBuilder()
                .removeHeader("Content-Encoding")
                .removeHeader("Content-Length")
                .body(ResponseBody.create(Okio.buffer(new GzipSource(body.source())), body.contentType(), -1))
                .build();
    }

    /** OkHttp repeats a request by itself if it sees a 503 with {@code Retry-After: 0}. */
    private static Response hidingRetryAfter(Response response) {
        String value = response.header("Retry-After");
        if (value == null || response.code() != 503) {
            return response;
        }
        Headers headers = response.headers()
                .newBuilder()
                .removeAll("Retry-After")
                .addUnsafeNonAscii(HIDDEN_RETRY_AFTER, value)
                .build();
        return response.newBuilder().headers(headers).build();
    }
}
