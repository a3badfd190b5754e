package io.invokectl.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import retrofit2.Retrofit;

/**
 * What the first connection of a process takes, whatever it leads to: the classes of the client, and for TLS the trusted
 * certificates and the tables of the arithmetic. Nothing is connected.
 */
public final class HeadStart {
    private HeadStart() {}

    /**
     * Begins on a daemon thread. No client should be made before it has ended: two threads that initialise the same
     * classes may wait for each other.
     *
     * @param encrypted whether the connection will be over TLS
     * @return ends when it is done, and never with an exception: the connection itself will meet what is wrong
     */
    public static CompletableFuture<Void> begin(boolean encrypted) {
        return CompletableFuture.runAsync(() -> take(encrypted), HeadStart::run).exceptionally(wrong -> null);
    }

    private static void run(Runnable work) {
        var thread = new Thread(work, "head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void take(boolean encrypted) {
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(encrypted ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .build();
        new Retrofit.Builder()
                .baseUrl("http://localhost/")
                .client(client)
                .validateEagerly(true)
                .build()
                .create(InvocationApi.class);
        if (encrypted) {
            greet(client);
        }
        Clients.close(client);
    }

    /** Writes the first message of a handshake, to nobody. */
    private static void greet(OkHttpClient client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {client.x509TrustManager()}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (GeneralSecurityException | SSLException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
