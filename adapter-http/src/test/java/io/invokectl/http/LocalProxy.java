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
 * A proxy on loopback. It knows the places it was told of, which no name server does, and keeps what it could read. It
 * complains in the end if somebody wanted to get anywhere else.
 */
public final class LocalProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Manner manner;
    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream readable = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final List<String> astray = new ArrayList<>();

    private LocalProxy(ServerSocket listener, Manner manner) {
        this.listener = listener;
        this.manner = manner;
        start(this::listen);
    }

    /** How it speaks to whoever connects. */
    private interface Manner {
        void serve(LocalProxy proxy, Socket client) throws IOException;
    }

    public static LocalProxy http() {
        return new LocalProxy(listener(), LocalProxy::lead);
    }

    /** One that is itself spoken to over TLS. */
    public static LocalProxy https(HandshakeCertificates certificates) {
        try {
            ServerSocket listener = certificates
                    .sslContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new LocalProxy(listener, LocalProxy::lead);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static LocalProxy socks() {
        return new LocalProxy(listener(), LocalProxy::leadBySocks);
    }

    /** One that answers so, whatever is asked. */
    public static LocalProxy answering(String answer) {
        return new LocalProxy(listener(), (proxy, client) -> {
            proxy.head(client.getInputStream());
            client.getOutputStream().write(answer.getBytes(ISO_8859_1));
        });
    }

    /** Where a place is in truth. */
    public LocalProxy knowing(String place, int port) {
        places.put(place, port);
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The heads of the requests that were made to it. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** Everything that it could read. */
    public synchronized String readable() {
        return readable.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        synchronized (this) {
            assertThat(astray).as("places that nobody told the proxy of").isEmpty();
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
            manner.serve(this, client);
        } catch (IOException gone) {
            // Either side has hung up.
        }
    }

    private void lead(Socket client) throws IOException {
        String head = head(client.getInputStream());
        String[] words = head.split(" ", 3);
        boolean tunnel = words[0].equals("CONNECT");
        String place = tunnel ? words[1] : words[1].replaceFirst("http://([^/]+)/.*", "$1");
        try (Socket target = target(place)) {
            if (tunnel) {
                client.getOutputStream().write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(ISO_8859_1));
            } else {
                target.getOutputStream()
                        .write(head.replaceFirst("http://[^/]+", "").getBytes(ISO_8859_1));
            }
            relay(client, target);
        }
    }

    private void leadBySocks(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.skipBytes(1);
        in.skipBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.skipBytes(4);
        String host = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
        String place = host + ":" + in.readUnsignedShort();
        synchronized (this) {
            asked.add("SOCKS " + place);
        }
        try (Socket target = target(place)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            relay(client, target);
        }
    }

    private Socket target(String place) throws IOException {
        Integer port = places.get(place);
        if (port == null) {
            synchronized (this) {
                astray.add(place);
            }
            throw new IOException("no such place");
        }
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private void relay(Socket client, Socket target) throws IOException {
        start(() -> {
            try {
                target.getInputStream().transferTo(client.getOutputStream());
                client.close();
            } catch (IOException gone) {
                // Either side has hung up.
            }
        });
        byte[] piece = new byte[8192];
        InputStream in = client.getInputStream();
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            synchronized (this) {
                readable.write(piece, 0, count);
            }
            target.getOutputStream().write(piece, 0, count);
        }
    }

    private String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.write(next);
        }
        synchronized (this) {
            readable.write(head.toByteArray());
            asked.add(head.toString(ISO_8859_1));
        }
        return head.toString(ISO_8859_1);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "local-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
