package io.invokectl.http;

import io.invokectl.http.HttpSettings.Patience;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** OkHttp as it has to be where requests are paid for: it sends what it is given, once. */
final class Clients {
    /** The name under which a {@code Retry-After} goes on that OkHttp must not see. */
    static final String HIDDEN_RETRY_AFTER = "X-Invokectl-Retry-After";

    private Clients() {}

    /**
     * A client that repeats nothing and follows nothing by itself.
     *
     * <p>HTTP/1.1 alone: one request a connection at a time makes it plain what was sent. For plain http no trust
     * store is read, which costs a tenth of a second.
     */
    static OkHttpClient.Builder obedient(boolean plain, Patience patience) {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(plain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS))
                .connectTimeout(patience.connect())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(chain -> withoutInvitation(chain.proceed(chain.request())));
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
