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
import java.util.Optional;
import java.util.function.Function;

/** The routes of the API, without what surrounds them: no token, no limits, no faults. */
final class ApiRoutes {
    private static final String NOT_FOUND = "not_found";
    private static final long CREATED = 1_767_225_600L;

    private final JobFolder folder;
    private final JobDesk desk;
    private final JobAnswers answers;

    ApiRoutes(JobFolder folder, JobDesk desk, JobAnswers answers) {
        this.folder = folder;
        this.desk = desk;
        this.answers = answers;
    }

    /**
     * Answers a request.
     *
     * @param path the parts of the path behind {@code /v1}, decoded
     * @param requestId the name of the answer, for errors
     */
    Reply answer(String method, List<String> path, byte[] body, String requestId) {
        boolean jobs = !path.isEmpty() && path.get(0).equals("async-invoke");
        if (method.equals("POST") && jobs && path.size() == 1) {
            return create(body, requestId);
        }
        if (!method.equals("GET")) {
            return Reply.error(405, "method_not_allowed", "there is no such route for " + method, requestId);
        }
        if (jobs && path.size() == 2) {
            return job(path.get(1), answers::whole, requestId);
        }
        if (jobs && path.size() == 3 && path.get(2).equals("status")) {
            return job(path.get(1), answers::brief, requestId);
        }
        return switch (String.join("/", path)) {
            case "models" -> models();
            case "oauth/token/info" -> tokenInfo();
            default -> Reply.error(404, NOT_FOUND, "The resource you were accessing could not be found.", requestId);
        };
    }

    private Reply create(byte[] body, String requestId) {
        try {
            Submission submission = SubmissionDraft.of(JsonText.parse(body)).finish();
            String model = submission.model().value();
            return FalModel.named(model)
                    .map(known -> desk.take(known, submission))
                    .map(job -> Reply.json(202, answers.whole(job)))
                    .orElseGet(() -> Reply.error(404, NOT_FOUND, FalModel.unknown(model), requestId));
        } catch (InvalidJsonException broken) {
            String message = "the request is not JSON: " + broken.problem();
            return Reply.invalid(problem(List.of("body"), message, "json_invalid"), requestId);
        } catch (InvalidSubmissionException wrong) {
            List<String> place = List.of("body", wrong.field());
            return Reply.invalid(problem(place, wrong.getMessage(), "value_error"), requestId);
        }
    }

    private static Problem problem(List<String> place, String message, String type) {
        return new Problem(place, message, type, JsonObject.EMPTY, JsonNull.NULL);
    }

    private Reply job(String id, Function<Job, JsonObject> answer, String requestId) {
        Optional<Job> job = folder.find(id);
        return job.map(found -> Reply.json(200, answer.apply(found)))
                .orElseGet(() -> Reply.error(404, NOT_FOUND, JobAnswers.UNKNOWN, requestId));
    }

    private static Reply models() {
        List<JsonValue> data = FalModel.all().stream()
                .<JsonValue>map(model -> JsonObject.EMPTY
                        .with("id", model.id())
                        .with("object", "model")
                        .with("created", JsonNumber.of(CREATED))
                        .with("owned_by", "fal-ai"))
                .toList();
        return Reply.json(200, JsonObject.EMPTY.with("object", "list").with("data", new JsonArray(data)));
    }

    /** What doctl asks when a token is set. */
    private static Reply tokenInfo() {
        var scopes = JsonArray.of(new JsonString("read"), new JsonString("write"));
        return Reply.json(
                200,
                JsonObject.EMPTY
                        .with("resource_owner_id", JsonNumber.of(1))
                        .with("scopes", scopes)
                        .with("expires_in_seconds", JsonNumber.of(2_592_000)));
    }
}
