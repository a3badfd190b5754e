package io.invokectl.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.context.ApiAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;

/**
 * A scripted HTTP/1.1 server on loopback that controls every byte it sends and when its connections end. Without TLS, it
 * closes a connection that starts a TLS handshake.
 */
public final class WireServer implements AutoCloseable {
    /** The first byte of a TLS connection. */
    private static final int TLS_HANDSHAKE = 22;

    private final ServerSocket listener;
    private final boolean readsBodies;
    private final Function<Request, Step> script;
    private final List<Request> requests = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Phaser idle = new Phaser(1);

    /** Plays one step per request, and the last one for all further requests. */
    public WireServer(Step... steps) {
        this(ServerSocketFactory.getDefault(), true, inOrder(steps));
    }

    private WireServer(ServerSocketFactory sockets, boolean readsBodies, Function<Request, Step> script) {
        this.readsBodies = readsBodies;
        this.script = script;
        try {
            this.listener = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::listen);
    }

    /** Resets each connection after the head of a request, whose body it does not read. */
    public static WireServer resettingBeforeBody() {
        return new WireServer(ServerSocketFactory.getDefault(), false, request -> reset());
    }

    /** Selects the response by the request. The function is called by one thread at a time. */
    public static WireServer responding(Function<Request, String> responses) {
        return scripted(responses.andThen(WireServer::respond));
    }

    /** Selects the step by the request. The function is called by one thread at a time, steps are played concurrently. */
    public static WireServer scripted(Function<Request, Step> script) {
        return new WireServer(ServerSocketFactory.getDefault(), true, script);
    }

    /** The same over TLS. */
    public static WireServer responding(HandshakeCertificates certificates, Function<Request, String> responses) {
        return overTls(certificates, responses.andThen(WireServer::respond));
    }

    /** Plays the steps over TLS. */
    public static WireServer overTls(HandshakeCertificates certificates, Step... steps) {
        return overTls(certificates, inOrder(steps));
    }

    private static WireServer overTls(HandshakeCertificates certificates, Function<Request, Step> script) {
        return new WireServer(certificates.sslContext().getServerSocketFactory(), true, script);
    }

    private static Function<Request, Step> inOrder(Step... steps) {
        var next = new AtomicInteger();
        return request -> steps[Math.min(next.getAndIncrement(), steps.length - 1)];
    }

    /** Reaction to a request. */
    @FunctionalInterface
    public interface Step {
        /** Reacts, and returns whether the connection stays open. */
        boolean play(Socket socket, WireServer server) throws IOException;
    }

    /** A received request. */
    public record Request(String line, Headers headers, String body) {
        public String method() {
            return line.split(" ")[0];
        }

        public String target() {
            return line.split(" ")[1];
        }
    }

    public static Step respond(String response) {
        return (socket, server) -> {
            socket.getOutputStream().write(response.getBytes(UTF_8));
            return true;
        };
    }

    /** Responds and closes the connection without having announced it. */
    public static Step respondAndClose(String response) {
        return truncate(response, response.getBytes(UTF_8).length);
    }

    /** Responds and closes the connection, unannounced, as the first byte of the next request arrives on it. */
    public static Step respondAndCloseOnReuse(String response) {
        return (socket, server) -> {
            respond(response).play(socket, server);
            socket.getInputStream().read();
            return false;
        };
    }

    /** Sends the first {@code length} bytes of a response and closes the connection. */
    public static Step truncate(String response, int length) {
        return (socket, server) -> {
            socket.getOutputStream().write(response.getBytes(UTF_8), 0, length);
            return false;
        };
    }

    /** Sends the first {@code length} bytes of a response and resets the connection. */
    public static Step truncateAndReset(String response, int length) {
        return (socket, server) -> {
            socket.getOutputStream().write(response.getBytes(UTF_8), 0, length);
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    public static Step disconnect() {
        return (socket, server) -> false;
    }

    public static Step reset() {
        return truncateAndReset("", 0);
    }

    /** Sends the beginning of a response, and nothing more until the server is closed. */
    public static Step hangAfter(String beginning) {
        return (socket, server) -> {
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            socket.getOutputStream().flush();
            server.awaitClose();
            return false;
        };
    }

    /** Sends the beginning of a response, runs an action, and sends nothing more until the client disconnects. */
    public static Step hangUntilDisconnect(String beginning, Runnable action, CountDownLatch disconnected) {
        return (socket, server) -> {
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            socket.getOutputStream().flush();
            action.run();
            try {
                socket.getInputStream().read();
            } finally {
                disconnected.countDown();
            }
            return false;
        };
    }

    /** Sends the beginning of a response and continues until the client disconnects. */
    public static Step respondEndlessly(String beginning) {
        return (socket, server) -> {
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            while (!server.listener.isClosed()) {
                socket.getOutputStream().write('x');
            }
            return false;
        };
    }

    /** A complete response; its content type is JSON unless the headers say otherwise. */
    public static String http(int status, String body, String... headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (head.indexOf("Content-Type:") < 0) {
            head.append("Content-Type: application/json\r\n");
        }
        return head.append("Content-Length: ")
                .append(body.getBytes(UTF_8).length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    /** A response whose body ends where the connection ends. */
    public static String httpWithoutLength(int status, String body) {
        return "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n\r\n" + body;
    }

    /** An address on which no server listens. */
    public static ApiAddress unusedAddress() {
        try (var closed = new WireServer()) {
            return closed.address();
        }
    }

    public ApiAddress address() {
        return new ApiAddress("http://127.0.0.1:" + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The number of connections that clients opened. */
    public int connections() {
        return connections.get();
    }

    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The first line of each request. */
    public List<String> requestLines() {
        return requests().stream().map(Request::line).toList();
    }

    public long posts() {
        return requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    /**
     * Waits until every connection that clients opened before this call is closed. Connections are accepted in order, so
     * one more shows that the earlier ones are being served.
     */
    public void awaitIdle() throws IOException {
        try (var last = new Socket(listener.getInetAddress(), port())) {
            last.shutdownOutput();
            last.getInputStream().readAllBytes();
        }
        idle.arriveAndAwaitAdvance();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                idle.register();
                start(() -> serve(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            boolean open = true;
            while (open) {
                String head = head(socket.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                open = next(request(head, socket.getInputStream())).play(socket, this);
            }
        } catch (IOException gone) {
            // The client has disconnected, which many tests make it do.
        } finally {
            idle.arriveAndDeregister();
        }
    }

    private Step next(Request request) {
        synchronized (requests) {
            requests.add(request);
            return script.apply(request);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || next == TLS_HANDSHAKE) {
                return "";
            }
            head.write(next);
        }
        return head.toString(UTF_8);
    }

    private Request request(String head, InputStream in) throws IOException {
        var headers = new Headers.Builder();
        head.lines().skip(1).filter(line -> !line.isEmpty()).forEach(headers::add);
        String length = headers.get("Content-Length");
        byte[] body = readsBodies && length != null ? in.readNBytes(Integer.parseInt(length)) : new byte[0];
        return new Request(head.lines().findFirst().orElse(""), headers.build(), new String(body, UTF_8));
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "wire-server");
        thread.setDaemon(true);
        thread.start();
    }
}
