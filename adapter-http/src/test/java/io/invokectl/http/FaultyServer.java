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

/**
 * A server on loopback that does to its connections what networks do. It plays one step a request; the last step is
 * played for ever after.
 */
final class FaultyServer implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Step> steps;
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    FaultyServer(Step... steps) {
        this.steps = List.of(steps);
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::listen);
    }

    /** What happens to a request. */
    interface Step {
        /** Whether the step waits for the whole request before it acts. */
        default boolean readsBody() {
            return true;
        }

        /** Acts, and returns whether the connection goes on. */
        boolean play(Socket socket, FaultyServer server) throws IOException;
    }

    static Step answer(String answer) {
        return (socket, server) -> {
            socket.getOutputStream().write(answer.getBytes(UTF_8));
            return true;
        };
    }

    /** An answer that ends after so many bytes, though its head promises more. */
    static Step cut(String answer, int bytes) {
        return (socket, server) -> {
            socket.getOutputStream().write(answer.getBytes(UTF_8), 0, bytes);
            return false;
        };
    }

    /** As {@link #cut}, and the connection is reset instead of closed. */
    static Step cutAndReset(String answer, int bytes) {
        return (socket, server) -> {
            socket.getOutputStream().write(answer.getBytes(UTF_8), 0, bytes);
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    static Step hangUp() {
        return (socket, server) -> false;
    }

    static Step reset() {
        return (socket, server) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    static Step resetBeforeBody() {
        return new Step() {
            @Override
            public boolean readsBody() {
                return false;
            }

            @Override
            public boolean play(Socket socket, FaultyServer server) throws IOException {
                return reset().play(socket, server);
            }
        };
    }

    static Step silence() {
        return silenceAfter("");
    }

    /** The beginning of an answer, and then nothing until the server is closed. */
    static Step silenceAfter(String beginning) {
        return (socket, server) -> {
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            socket.getOutputStream().flush();
            server.awaitClose();
            return false;
        };
    }

    /** The beginning of an answer, then something else, and then nothing until the other side hangs up. */
    static Step silenceUntilHungUp(String beginning, Runnable meanwhile, CountDownLatch hungUp) {
        return (socket, server) -> {
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            socket.getOutputStream().flush();
            meanwhile.run();
            try {
                socket.getInputStream().read();
            } finally {
                hungUp.countDown();
            }
            return false;
        };
    }

    /** The beginning of an answer, and then more and more of it until the other side has had enough. */
    static Step endless(String beginning) {
        return (socket, server) -> {
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            while (!server.listener.isClosed()) {
                socket.getOutputStream().write('x');
            }
            return false;
        };
    }

    static String http(int status, String body, String... headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head + "Content-Type: application/json\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n"
                + body;
    }

    /** An answer whose end is where the connection ends. */
    static String httpWithoutLength(int status, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\n\r\n" + body;
    }

    ApiAddress address() {
        return new ApiAddress("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The first line of each request, in order. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    long posts() {
        return requests().stream().filter(line -> line.startsWith("POST ")).count();
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
                start(() -> serve(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            boolean goesOn = true;
            while (goesOn) {
                String head = head(socket.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                Step step = next(head);
                if (step.readsBody()) {
                    socket.getInputStream().readNBytes(contentLength(head));
                }
                goesOn = step.play(socket, this);
            }
        } catch (IOException gone) {
            // The other side has hung up: that is what these tests are about.
        }
    }

    private Step next(String head) {
        synchronized (requests) {
            requests.add(head.lines().findFirst().orElse(""));
            return steps.get(Math.min(requests.size(), steps.size()) - 1);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(UTF_8);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }
}
