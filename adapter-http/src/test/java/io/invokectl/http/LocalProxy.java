package io.invokectl.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.tls.HandshakeCertificates;

/**
 * A proxy on loopback with a host table of its own. It records what it can read, and fails on close if a client requests
 * for a target that is not in the table.
 */
public final class LocalProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Protocol protocol;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> requests = new ArrayList<>();
    private final List<String> unknownTargets = new ArrayList<>();

    private LocalProxy(ServerSocket listener, Protocol protocol) {
        this.listener = listener;
        this.protocol = protocol;
        start(this::listen);
    }

    private interface Protocol {
        void serve(LocalProxy proxy, Socket client) throws IOException;
    }

    public static LocalProxy http() {
        return new LocalProxy(listener(), LocalProxy::relayFromHttp);
    }

    /** A proxy whose own connections use TLS. */
    public static LocalProxy https(HandshakeCertificates certificates) {
        try {
            ServerSocket listener = certificates
                    .sslContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new LocalProxy(listener, LocalProxy::relayFromHttp);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static LocalProxy socks() {
        return new LocalProxy(listener(), LocalProxy::relayFromSocks);
    }

    /** A proxy that sends the same response to every request. */
    public static LocalProxy responding(String response) {
        return new LocalProxy(listener(), (proxy, client) -> {
            proxy.head(client.getInputStream());
            client.getOutputStream().write(response.getBytes(ISO_8859_1));
        });
    }

    /** Maps a target to a port of the loopback interface. */
    public LocalProxy routing(String target, int port) {
        ports.put(target, port);
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The heads of the requests to the proxy. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Everything the proxy could read. */
    public synchronized String received() {
        return received.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        synchronized (this) {
            assertThat(unknownTargets).as("targets missing from the host table").isEmpty();
        }
    }

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start(() -> serve(client));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            protocol.serve(this, client);
        } catch (IOException gone) {
            // Either side has disconnected.
        }
    }

    private void relayFromHttp(Socket client) throws IOException {
        String head = head(client.getInputStream());
        String[] words = head.split(" ", 3);
        boolean tunnel = words[0].equals("CONNECT");
        String target = tunnel ? words[1] : words[1].replaceFirst("http://([^/]+)/.*", "$1");
        try (Socket server = connect(target)) {
            if (tunnel) {
                client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            } else {
                server.getOutputStream()
                        .write(head.replaceFirst("http://[^/]+", "").getBytes(ISO_8859_1));
            }
            relay(client, server);
        }
    }

    private void relayFromSocks(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.skipBytes(1);
        in.skipBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.skipBytes(4);
        String host = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
        String target = host + ":" + in.readUnsignedShort();
        synchronized (this) {
            requests.add("SOCKS " + target);
        }
        try (Socket server = connect(target)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            relay(client, server);
        }
    }

    private Socket connect(String target) throws IOException {
        Integer port = ports.get(target);
        if (port == null) {
            synchronized (this) {
                unknownTargets.add(target);
            }
            throw new IOException("unknown target");
        }
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private void relay(Socket client, Socket server) throws IOException {
        start(() -> {
            try {
                server.getInputStream().transferTo(client.getOutputStream());
                client.close();
            } catch (IOException gone) {
                // Either side has disconnected.
            }
        });
        byte[] buffer = new byte[8192];
        InputStream in = client.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            synchronized (this) {
                received.write(buffer, 0, count);
            }
            server.getOutputStream().write(buffer, 0, count);
        }
    }

    private String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("disconnected");
            }
            head.write(next);
        }
        synchronized (this) {
            received.write(head.toByteArray());
            requests.add(head.toString(ISO_8859_1));
        }
        return head.toString(ISO_8859_1);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "local-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
