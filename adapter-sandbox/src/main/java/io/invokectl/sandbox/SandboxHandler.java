package io.invokectl.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.craft.Dice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers requests over HTTP: looks at the token, keeps to the rate limits, does the faults. Thread-safe. */
final class SandboxHandler implements HttpHandler {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +\\S.*");
    private static final String NOT_FOUND = "The resource you were accessing could not be found.";

    private final ApiRoutes api;
    private final JobFiles files;
    private final RateGate gate;
    private final Faults faults;
    private final Dice dice;

    SandboxHandler(ApiRoutes api, JobFiles files, RateGate gate, Faults faults, Dice dice) {
        this.api = api;
        this.files = files;
        this.gate = gate;
        this.faults = faults;
        this.dice = dice;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Fate fate = Fate.draw(faults, dice);
            exchange.getResponseHeaders().set("x-request-id", fate.requestId());
            byte[] body = exchange.getRequestBody().readNBytes(JsonText.MOST_BYTES + 1);
            try (InputStream rest = exchange.getRequestBody()) {
                rest.transferTo(OutputStream.nullOutputStream());
            }
            Optional<Reply> reply = reply(exchange, body, fate);
            if (reply.isPresent()) {
                new Delivery(exchange, fate.truncates()).send(reply.get());
            }
        }
    }

    /** The answer, or nothing if the connection ends without one. */
    private Optional<Reply> reply(HttpExchange exchange, byte[] body, Fate fate) {
        var path = new RequestPath(exchange.getRequestURI());
        if (path.isBelow("files")) {
            return faulty(fate, false, () -> file(exchange, path, fate));
        }
        if (!path.isBelow("v1")) {
            return Optional.of(Reply.error(404, "not_found", NOT_FOUND, fate.requestId()));
        }
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!BEARER.matcher(token).matches()) {
            return Optional.of(Reply.error(401, "unauthorized", "Unable to authenticate you.", fate.requestId()));
        }
        RateGate.RetryDecision verdict = gate.admit();
        verdict.headers().forEach(exchange.getResponseHeaders()::set);
        if (!verdict.admitted()) {
            return Optional.of(Reply.error(429, "too_many_requests", "API rate limit exceeded.", fate.requestId()));
        }
        boolean creates = exchange.getRequestMethod().equals("POST");
        return faulty(fate, creates, () -> called(exchange, path, body, fate));
    }

    private static Optional<Reply> faulty(Fate fate, boolean creates, Service honest) {
        try {
            return fulfilled(fate, creates, honest);
        } catch (LocalFileException trouble) {
            return Optional.of(Reply.error(500, "server_error", trouble.getMessage(), fate.requestId()));
        }
    }

    private static Optional<Reply> fulfilled(Fate fate, boolean creates, Service honest) {
        if (creates && fate.leavesJob()) {
            honest.serve();
        }
        if (fate.closes()) {
            return Optional.empty();
        }
        return Optional.of(fate.status()
                .map(status -> Reply.error(status, "fault", "a fault of the sandbox", fate.requestId()))
                .orElseGet(honest::serve));
    }

    private Reply file(HttpExchange exchange, RequestPath path, Fate fate) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.error(405, "method_not_allowed", "files are read with GET", fate.requestId());
        }
        return files.open(path.joined())
                .map(content -> new Reply(200, content))
                .orElseGet(() -> Reply.error(404, "not_found", "there is no such file", fate.requestId()));
    }

    private Reply called(HttpExchange exchange, RequestPath path, byte[] body, Fate fate) {
        if (body.length > JsonText.MOST_BYTES) {
            return Reply.error(413, "content_too_large", "a request has at most 16 MiB", fate.requestId());
        }
        return api.answer(exchange.getRequestMethod(), path.behindFirst(), body, fate.requestId());
    }

    /** What a request would get if nothing went wrong. */
    private interface Service {
        Reply serve();
    }
}
