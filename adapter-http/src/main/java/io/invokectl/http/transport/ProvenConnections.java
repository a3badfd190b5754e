package io.invokectl.http.transport;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Selects the connections of submissions. A request that meets the end of its connection is lost without a trace, and
 * its outcome would be in doubt. So no connection is used after it was idle: over HTTP/1.1 each request opens one. An
 * HTTP/2 connection is shared only while it is in use, and only if it answered within the last second; otherwise the
 * next request opens another. TLS sessions are resumed. Thread-safe.
 */
final class ProvenConnections implements Call.Factory {
    private static final Duration PROOF_LASTS = Duration.ofSeconds(1);

    private final OkHttpClient client;
    private final InstantSource clock;
    private Generation current;

    /** Creates the calls of a client, whose connection pool is not used. */
    ProvenConnections(OkHttpClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        this.current = new Generation();
    }

    @Override
    public synchronized Call newCall(Request request) {
        if (!current.isProven()) {
            current = new Generation();
        }
        return current.calls.newCall(request);
    }

    /** Connections opened since the earlier ones ceased to answer. */
    private final class Generation implements Interceptor {
        private final OkHttpClient calls;
        private volatile Instant provenAt = clock.instant();

        Generation() {
            calls = client.newBuilder()
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    .addNetworkInterceptor(this)
                    .build();
        }

        boolean isProven() {
            Duration age = Duration.between(provenAt, clock.instant());
            return !age.isNegative() && age.compareTo(PROOF_LASTS) <= 0;
        }

        @Override
        public Response intercept(Chain chain) throws IOException {
            Response response = chain.proceed(chain.request());
            provenAt = clock.instant();
            return response;
        }
    }
}
