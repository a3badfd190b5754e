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
 * Runs the commands that must start fast, over HTTP and TLS against local servers, so that the JVM can record the classes
 * that they load. Requires a key and a trust store for {@code localhost}, and a home directory with no other use.
 */
public final class ArchiveTraining {
    private static final String JOB =
            "{\"request_id\":\"training\",\"model_id\":\"m\",\"status\":\"QUEUED\",\"created_at\":\"2026-01-01T00:00:00Z\"}";
    private static final int ACCEPTED = 202;
    private static final String CREATE = "create -m fal-ai/flux/schnell --prompt lighthouse --tag project=training";

    private ArchiveTraining() {}

    /** Runs the commands and ends the process, with status 1 if one of them failed. */
    public static void main(String[] words) throws IOException, NoSuchAlgorithmException {
        NativeTls.prefer();
        Path config = Files.writeString(Path.of(System.getenv("HOME"), "config.yaml"), "access-token: any\n");
        HttpServer plain = HttpServer.create(anyPort(), 0);
        HttpsServer encrypted = HttpsServer.create(anyPort(), 0);
        encrypted.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault()));
        String http = "http://localhost:" + serve(plain);
        String https = "https://localhost:" + serve(encrypted);
        boolean done = Stream.of(
                        run("--help"),
                        run("create --help"),
                        run(CREATE, "-u", http, "-t", "any"),
                        run(CREATE, "-u", https, "-c", config.toString()),
                        run(CREATE, "-u", https, "-c", config.toString(), "--ledger", "none"),
                        run("get training", "-u", https, "-t", "any"))
                .allMatch(ExitCode.DONE::equals);
        System.exit(done ? 0 : 1);
    }

    private static ExitCode run(String command, String... flags) {
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
