package io.invokectl.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;

/** A server on loopback that answers every request as a rule says, and keeps what it was asked. */
final class ScriptedServer extends Dispatcher implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Function<RecordedRequest, MockResponse> rule;

    ScriptedServer(Function<RecordedRequest, MockResponse> rule) {
        this(rule, Optional.empty());
    }

    /** The same over TLS. */
    ScriptedServer(Function<RecordedRequest, MockResponse> rule, HandshakeCertificates certificates) {
        this(rule, Optional.of(certificates.sslSocketFactory()));
    }

    private ScriptedServer(Function<RecordedRequest, MockResponse> rule, Optional<SSLSocketFactory> tls) {
        this.rule = rule;
        tls.ifPresent(server::useHttps);
        server.setDispatcher(this);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where it is, by the name or the number of this machine. */
    String address(String host) {
        return "http://" + host + ":" + server.getPort();
    }

    int port() {
        return server.getPort();
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        return rule.apply(request);
    }

    @Override
    public void close() {
        server.close();
    }
}
