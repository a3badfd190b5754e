package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The API on loopback, down to the bytes of its answers. It books each job that it takes before it answers, so that its
 * book tells what has to be paid, whatever became of the answer. A connection carries one request. Thread-safe.
 */
final class RecordingApiServer implements AutoCloseable {
    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\n and no more".getBytes(ISO_8859_1);

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Charge> sales = new ArrayList<>();
    private final Map<String, Integer> looks = new HashMap<>();
    private int served;
    private volatile long delay;
    private volatile int cut = Integer.MAX_VALUE;
    private volatile int looksBeforeTheEnd = 2;
    private volatile Consumer<Charge> whenSold = sale -> {};
    private volatile Consumer<String> whenAsked = id -> {};

    /**
     * A job that was taken.
     *
     * @param prompt what it asked for
     * @param id the name that it was given
     */
    record Charge(String prompt, RequestId id) {}

    RecordingApiServer() {
        try {
            socket = new ServerSocket(0, 1000, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Answers a submission only after a while. */
    RecordingApiServer slow(long millis) {
        delay = millis;
        return this;
    }

    /** Lets an answer to a submission end after so many bytes. */
    void cutAnswersAt(int bytes) {
        cut = bytes;
    }

    /** Jobs are under way for ever. */
    void endless() {
        looksBeforeTheEnd = Integer.MAX_VALUE;
    }

    /** Does something between booking a job and answering. */
    void whenSold(Consumer<Charge> step) {
        whenSold = step;
    }

    /** Does something before answering how a job stands. */
    void whenAsked(Consumer<String> step) {
        whenAsked = step;
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    synchronized List<Charge> sales() {
        return List.copyOf(sales);
    }

    List<RequestId> soldFor(String prompt) {
        return sales().stream()
                .filter(sale -> sale.prompt().equals(prompt))
                .map(Charge::id)
                .toList();
    }

    /** Waits until everything is booked that has reached this machine: connections are accepted in their order. */
    void settle() throws IOException, InterruptedException {
        try (var last = new Socket(socket.getInetAddress(), socket.getLocalPort())) {
            last.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            last.getInputStream().readAllBytes();
        }
        synchronized (this) {
            while (served > 0) {
                wait();
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                count(1);
                start(() -> serve(connection));
            }
        } catch (IOException over) {
            count(0);
        }
    }

    private synchronized void count(int change) {
        served += change;
        notifyAll();
    }

    private void serve(Socket connection) {
        try (connection) {
            answer(connection);
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        } finally {
            count(-1);
        }
    }

    private void answer(Socket connection) throws IOException, InterruptedException {
        var in = new BufferedInputStream(connection.getInputStream());
        String head = head(in);
        String path = head.split(" ", 3)[1];
        byte[] body = in.readNBytes(length(head));
        if (body.length < length(head)) {
            return;
        }
        byte[] answer;
        if (head.startsWith("POST ")) {
            answer = sold(body);
            answer = Arrays.copyOf(answer, Math.min(cut, answer.length));
        } else if (path.startsWith("/files/")) {
            answer = whole("200 OK", "image/png", PICTURE);
        } else if (path.startsWith("/v1/async-invoke/")) {
            answer = standing(path.substring("/v1/async-invoke/".length()));
        } else {
            answer = whole("404 Not Found", "text/plain", new byte[0]);
        }
        connection.getOutputStream().write(answer);
    }

    private byte[] sold(byte[] body) throws InterruptedException {
        var submission = (JsonObject) JsonText.parse(new String(body, UTF_8));
        var input = (JsonObject) submission.get("input");
        Charge sale = book(input.get("prompt").nonBlankText().orElseThrow());
        whenSold.accept(sale);
        if (closed.await(delay, TimeUnit.MILLISECONDS)) {
            throw new InterruptedException();
        }
        return acceptance(sale.id());
    }

    /** The whole answer to a submission. */
    static byte[] acceptance(RequestId id) {
        return whole("202 Accepted", job(id.value(), "QUEUED"));
    }

    private synchronized Charge book(String prompt) {
        var sale = new Charge(prompt, new RequestId("req_" + (sales.size() + 1)));
        sales.add(sale);
        return sale;
    }

    private byte[] standing(String id) {
        whenAsked.accept(id);
        int look;
        synchronized (this) {
            look = looks.merge(id, 1, Integer::sum);
        }
        if (look < looksBeforeTheEnd) {
            return whole("200 OK", job(id, "IN_PROGRESS"));
        }
        JsonValue image = JsonObject.EMPTY.with("url", address() + "/files/" + id);
        return whole(
                "200 OK",
                job(id, "COMPLETED").with("output", JsonObject.EMPTY.with("images", new JsonArray(List.of(image)))));
    }

    private static JsonObject job(String id, String status) {
        return JsonObject.EMPTY
                .with("request_id", id)
                .with("model_id", "fal-ai/flux/schnell")
                .with("status", status)
                .with("created_at", "2026-01-22T19:19:19Z");
    }

    private static byte[] whole(String status, JsonObject body) {
        return whole(status, "application/json", JsonText.compact(body).getBytes(UTF_8));
    }

    private static byte[] whole(String status, String type, byte[] body) {
        var answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1));
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended in its head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "seller");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
