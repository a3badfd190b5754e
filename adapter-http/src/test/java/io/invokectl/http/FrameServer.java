package io.invokectl.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.context.ApiAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;

/** An HTTP/2 server on loopback that controls its frames. */
final class FrameServer implements AutoCloseable {
    private static final int CONNECTION_PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** A response head in HPACK: {@code :status: 202}. */
    private static final byte[] ACCEPTED = {0x48, 3, '2', '0', '2'};

    private final SSLServerSocket listener;
    private final Step first;
    private final Step later;
    private final AtomicInteger requests = new AtomicInteger();

    /** Accepts every job after the first request. */
    FrameServer(HandshakeCertificates certificates, Step first) {
        this(certificates, first, FrameServer::accept);
    }

    FrameServer(HandshakeCertificates certificates, Step first, Step later) {
        this.first = first;
        this.later = later;
        try {
            listener = (SSLServerSocket) certificates
                    .sslContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::listen);
    }

    /** The reaction to a request; the connection is closed if it returns false. */
    interface Step {
        boolean play(DataOutputStream out, int stream) throws IOException;
    }

    /** Announces the end of the connection: the last request it processes is before the current one. */
    static Step goAway() {
        return (out, stream) -> {
            frame(out, GOAWAY, 0, 0, new byte[8]);
            return true;
        };
    }

    static Step disconnect() {
        return (out, stream) -> false;
    }

    /** Accepts the job and closes the connection, while the client still acknowledges settings. */
    static Step acceptAndDisconnect() {
        return (out, stream) -> {
            for (int i = 0; i < 20; i++) {
                frame(out, SETTINGS, 0, 0, new byte[0]);
            }
            accept(out, stream);
            return false;
        };
    }

    ApiAddress address() {
        return new ApiAddress("https://localhost:" + listener.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var socket = (SSLSocket) listener.accept();
                start(() -> serve(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            in.readFully(new byte[CONNECTION_PREFACE]);
            frame(out, SETTINGS, 0, 0, new byte[0]);
            boolean open = true;
            while (open) {
                open = react(in, out);
            }
        } catch (IOException gone) {
            // The client has disconnected.
        }
    }

    private boolean react(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(length);
        if (type == PING && flags == 0) {
            frame(out, PING, 1, 0, payload);
        }
        boolean requested = type == DATA && (flags & END_STREAM) != 0;
        if (!requested) {
            return true;
        }
        return (requests.incrementAndGet() == 1 ? first : later).play(out, stream);
    }

    private static boolean accept(DataOutputStream out, int stream) throws IOException {
        frame(out, HEADERS, END_HEADERS, stream, ACCEPTED);
        frame(out, DATA, END_STREAM, stream, HttpFixture.QUEUED.getBytes(UTF_8));
        return true;
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeByte(0);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "frame-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
