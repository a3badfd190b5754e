package io.invokectl.sandbox;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of the API, without authentication, rate limits and faults. */
final class ApiRoutes {
    static final String NO_SUCH_ROUTE = "The resource you were accessing could not be found.";

    private static final Pattern JOB = Pattern.compile("/v1/async-invoke/([^/]+)(/status)?");
    private static final long CREATED = 1_767_225_600L;

    private final JobStore store;
    private final JobIntake intake;
    private final InvocationJson invocations;

    ApiRoutes(JobStore store, JobIntake intake, InvocationJson invocations) {
        this.store = store;
        this.intake = intake;
        this.invocations = invocations;
    }

    /**
     * Handles a request.
     *
     * @param requestId identifies the response in errors
     */
    SandboxResponse handle(String method, String path, byte[] body, String requestId) {
        if (method.equals("POST") && path.equals("/v1/async-invoke")) {
            return create(body, requestId);
        }
        if (!method.equals("GET")) {
            return SandboxResponse.error(405, "method_not_allowed", "no such route for " + method, requestId);
        }
        Matcher job = JOB.matcher(path);
        if (job.matches()) {
            return job(job.group(1), job.group(2) == null ? invocations::full : invocations::statusOnly, requestId);
        }
        return switch (path) {
            case "/v1/models" -> models();
            case "/v1/oauth/token/info" -> tokenInfo();
            default -> SandboxResponse.notFound(NO_SUCH_ROUTE, requestId);
        };
    }

    private SandboxResponse create(byte[] body, String requestId) {
        try {
            Submission submission = SubmissionDraft.of(JsonText.parse(body)).finish();
            String model = submission.model().value();
            return FalModel.named(model)
                    .map(known -> intake.accept(known, submission))
                    .map(job -> SandboxResponse.json(202, invocations.full(job)))
                    .orElseGet(() -> SandboxResponse.notFound(FalModel.unknownMessage(model), requestId));
        } catch (InvalidJsonException malformed) {
            String message = "the request body is not JSON: " + malformed.problem();
            return SandboxResponse.invalid(error(List.of("body"), message, "json_invalid"), requestId);
        } catch (InvalidSubmissionException invalid) {
            List<String> location = List.of("body", invalid.field());
            return SandboxResponse.invalid(error(location, invalid.getMessage(), "value_error"), requestId);
        }
    }

    private static ValidationError error(List<String> location, String message, String type) {
        return new ValidationError(location, message, type, JsonObject.EMPTY, JsonNull.NULL);
    }

    private SandboxResponse job(String id, Function<SandboxJob, JsonObject> body, String requestId) {
        return store.find(id)
                .map(job -> SandboxResponse.json(200, body.apply(job)))
                .orElseGet(() -> SandboxResponse.notFound(JobStore.UNKNOWN_ID, requestId));
    }

    private static SandboxResponse models() {
        List<JsonValue> data = FalModel.ALL.stream()
                .<JsonValue>map(model -> JsonObject.EMPTY
                        .with("id", model.id())
                        .with("object", "model")
                        .with("created", JsonNumber.of(CREATED))
                        .with("owned_by", "fal-ai"))
                .toList();
        return SandboxResponse.json(200, JsonObject.EMPTY.with("object", "list").with("data", new JsonArray(data)));
    }

    /** What doctl requests to validate a token. */
    private static SandboxResponse tokenInfo() {
        var scopes = JsonArray.of(new JsonString("read"), new JsonString("write"));
        return SandboxResponse.json(
                200,
                JsonObject.EMPTY
                        .with("resource_owner_id", JsonNumber.of(1))
                        .with("scopes", scopes)
                        .with("expires_in_seconds", JsonNumber.of(2_592_000)));
    }
}
