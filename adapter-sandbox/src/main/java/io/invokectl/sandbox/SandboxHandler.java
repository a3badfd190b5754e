package io.invokectl.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.SeededRandom;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Handles HTTP requests: checks host and token, applies the rate limits and injects faults. Thread-safe. */
final class SandboxHandler implements HttpHandler {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +\\S.*");

    /** Any other host is a name that a web page made lead here. */
    private static final Pattern LOOPBACK = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");

    private final ApiRoutes api;
    private final JobMedia media;
    private final RequestLimiter limiter;
    private final Faults faults;
    private final SeededRandom random;
    private final RequestThreads threads;

    SandboxHandler(
            ApiRoutes api,
            JobMedia media,
            RequestLimiter limiter,
            Faults faults,
            SeededRandom random,
            RequestThreads threads) {
        this.api = api;
        this.media = media;
        this.limiter = limiter;
        this.faults = faults;
        this.random = random;
        this.threads = threads;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Faults.Draw draw = faults.draw(random);
            exchange.getResponseHeaders().set("x-request-id", draw.requestId());
            byte[] body = exchange.getRequestBody().readNBytes(JsonText.MAX_BYTES + 1);
            try (InputStream rest = exchange.getRequestBody()) {
                rest.transferTo(OutputStream.nullOutputStream());
            }
            threads.requestArrived();
            Optional<SandboxResponse> response = respond(exchange, body, draw);
            if (response.isPresent()) {
                response.get().sendTo(exchange, draw.truncates());
            }
        }
    }

    /** The response; empty if the connection is to be closed without one. */
    private Optional<SandboxResponse> respond(HttpExchange exchange, byte[] body, Faults.Draw draw) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        if (!LOOPBACK.matcher(host).matches()) {
            String message = "the sandbox answers requests to 127.0.0.1 and localhost only";
            return Optional.of(SandboxResponse.error(421, "misdirected_request", message, draw.requestId()));
        }
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/files/")) {
            return withFaults(draw, false, () -> file(exchange, path, draw));
        }
        if (!path.startsWith("/v1/")) {
            return Optional.of(SandboxResponse.notFound(ApiRoutes.NO_SUCH_ROUTE, draw.requestId()));
        }
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!BEARER.matcher(token).matches()) {
            return Optional.of(
                    SandboxResponse.error(401, "unauthorized", "Unable to authenticate you.", draw.requestId()));
        }
        RequestLimiter.Admission admission = limiter.admit();
        admission.headers().forEach(exchange.getResponseHeaders()::set);
        if (!admission.admitted()) {
            return Optional.of(
                    SandboxResponse.error(429, "too_many_requests", "API rate limit exceeded.", draw.requestId()));
        }
        boolean submits = exchange.getRequestMethod().equals("POST");
        return withFaults(draw, submits, () -> callApi(exchange, path, body, draw));
    }

    private static Optional<SandboxResponse> withFaults(
            Faults.Draw draw, boolean submits, Supplier<SandboxResponse> service) {
        try {
            return inject(draw, submits, service);
        } catch (LocalFileException failure) {
            return Optional.of(SandboxResponse.error(500, "server_error", failure.getMessage(), draw.requestId()));
        }
    }

    private static Optional<SandboxResponse> inject(
            Faults.Draw draw, boolean submits, Supplier<SandboxResponse> service) {
        Optional<SandboxResponse> served = submits && draw.leavesJob() ? Optional.of(service.get()) : Optional.empty();
        if (draw.closes()) {
            return Optional.empty();
        }
        return Optional.of(draw.status()
                .map(status -> SandboxResponse.error(status, "fault", "injected fault", draw.requestId()))
                .or(() -> served)
                .orElseGet(service));
    }

    private SandboxResponse file(HttpExchange exchange, String path, Faults.Draw draw) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return SandboxResponse.error(405, "method_not_allowed", "use GET to read files", draw.requestId());
        }
        return media.open(path.substring(1))
                .map(content -> new SandboxResponse(200, content))
                .orElseGet(() -> SandboxResponse.notFound("no such file", draw.requestId()));
    }

    private SandboxResponse callApi(HttpExchange exchange, String path, byte[] body, Faults.Draw draw) {
        if (body.length > JsonText.MAX_BYTES) {
            return SandboxResponse.error(413, "content_too_large", "the request body exceeds 16 MiB", draw.requestId());
        }
        return api.handle(exchange.getRequestMethod(), path, body, draw.requestId());
    }
}
