package io.invokectl.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.invokectl.cli.output.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Plays the commands that are to start fast, over HTTP and TLS, to servers of its own on loopback, so that the JVM can
 * note which classes they take. Started with a key for {@code localhost} and with trust in it, in a home of its own.
 */
public final class ArchiveTraining {
    private static final String JOB =
            "{\"request_id\":\"rehearsal\",\"model_id\":\"m\",\"status\":\"QUEUED\",\"created_at\":\"2026-01-01T00:00:00Z\"}";
    private static final int ACCEPTED = 202;
    private static final String CREATE = "create -m fal-ai/flux/schnell --prompt lighthouse --tag project=rehearsal";

    private ArchiveTraining() {}

    /** Plays, and ends the process with 1 if a command went wrong. */
    public static void main(String[] words) throws IOException, NoSuchAlgorithmException {
        NativeTls.prefer();
        Path config = Files.writeString(Path.of(System.getenv("HOME"), "config.yaml"), "access-token: any\n");
        HttpServer plain = HttpServer.create(anyPort(), 0);
        HttpsServer encrypted = HttpsServer.create(anyPort(), 0);
        encrypted.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault()));
        String http = "http://localhost:" + serve(plain);
        String https = "https://localhost:" + serve(encrypted);
        boolean done = Stream.of(
                        play("--help"),
                        play("create --help"),
                        play(CREATE, "-u", http, "-t", "any"),
                        play(CREATE, "-u", https, "-c", config.toString()),
                        play(CREATE, "-u", https, "-c", config.toString(), "--ledger", "none"),
                        play("get rehearsal", "-u", https, "-t", "any"))
                .allMatch(ExitCode.DONE::equals);
        System.exit(done ? 0 : 1);
    }

    private static ExitCode play(String command, String... flags) {
        List<String> line =
                Stream.concat(Stream.of(command.split(" ")), Stream.of(flags)).toList();
        return DaggerCommandLineComponent.create().cli().run(line);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static int serve(HttpServer server) {
        server.createContext("/", ArchiveTraining::answer);
        server.start();
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] job = JOB.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(ACCEPTED, job.length);
        exchange.getResponseBody().write(job);
        exchange.close();
    }
}
