package io.invokectl.application;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.connect.NamedAddress;
import io.invokectl.application.connect.SettingSource;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.SubmissionJournal;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sample jobs, submissions and responses. */
public final class InvocationFixture {
    public static final RequestId REQUEST_ID = new RequestId("req_1");
    public static final String PICTURE = "https://v3b.fal.media/files/b/0a8b7281/city.png";

    private static final InvocationReader READER = new InvocationReader(UnaryOperator.identity());

    private InvocationFixture() {}

    public static Submission cityAtSunset() {
        return new Submission(
                new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "A futuristic city at sunset"));
    }

    /** A request without deadline and key that may be retried. */
    public static SubmitRequest request(Submission submission) {
        return new SubmitRequest(submission, false, Deadline.NONE, Optional.empty());
    }

    public static Invocation queued(RequestId id) {
        return job(id, "QUEUED", JsonNull.NULL);
    }

    public static Invocation inProgress(RequestId id) {
        return job(id, "IN_PROGRESS", JsonNull.NULL);
    }

    public static Invocation inState(RequestId id, String status) {
        return job(id, status, JsonNull.NULL);
    }

    public static Completed completed(RequestId id, String... urls) {
        JsonValue[] images = new JsonValue[urls.length];
        for (int i = 0; i < urls.length; i++) {
            images[i] = JsonObject.EMPTY.with("url", urls[i]).with("content_type", "image/png");
        }
        return (Completed) job(id, "COMPLETED", JsonObject.EMPTY.with("images", JsonArray.of(images)));
    }

    public static Completed completedWithoutOutput(RequestId id) {
        return (Completed) job(id, "COMPLETED", JsonNull.NULL);
    }

    public static Invocation failed(RequestId id, String error) {
        return read(envelope(id, "FAILED").with("error", error));
    }

    public static Invocation job(RequestId id, String status, JsonValue output) {
        return read(envelope(id, status).with("output", output));
    }

    public static Invocation read(JsonObject answer) {
        return READER.read(answer).orElseThrow();
    }

    public static ApiError error(int status, String message) {
        return new ApiError(
                "POST", "https://api.test/v1/async-invoke", status, Optional.empty(), Optional.empty(), message);
    }

    /** The API's response to a request for an unknown job. */
    public static ApiException missing(String id) {
        String url = "https://api.test/v1/async-invoke/" + id;
        return ApiException.of(new ApiError("GET", url, 404, Optional.empty(), Optional.empty(), "gone"));
    }

    public static AcceptedResponse accepted(RequestId id) {
        return new AcceptedResponse(queued(id), evidence(Phase.ANSWERED));
    }

    /** An attempt to which the API responded with this status. */
    public static ErrorResponse answered(int status) {
        return new ErrorResponse(error(status, "words"), Optional.empty(), evidence(Phase.ANSWERED));
    }

    /** The same, with a {@code Retry-After} header. */
    public static ErrorResponse answered(int status, Duration retryAfter) {
        return new ErrorResponse(error(status, "words"), Optional.of(retryAfter), evidence(Phase.ANSWERED));
    }

    /** The job {@code req_1}, submitted to this API and accepted by it. */
    public static Job jobAt(Origin origin) {
        return Job.planned(new JobId("job_1"), Optional.empty(), cityAtSunset(), origin, Instant.EPOCH)
                .withOutcome(accepted(REQUEST_ID));
    }

    /** A journal that records nothing. */
    public static SubmissionJournal noLedger() {
        var origin = new Origin(new ApiAddress("https://api.test"), Optional.empty());
        return new SubmissionJournal(Optional.empty(), origin, new ManualClock(), ProgressListener.NONE);
    }

    /** A user who names this address and has a token for it. */
    public static Endpoints endpoints(ApiAddress address) {
        return new Endpoints(
                new NamedAddress(address, SettingSource.CALLER, "address", false),
                () -> Optional.of(new Credential(
                        new AccessToken("tok-fixture"), SettingSource.CALLER, "token", Optional.empty())));
    }

    /** The history of a ledger, for jobs submitted to {@code https://api.test}. */
    public static JobHistory history(Ledger ledger, ProgressListener listener) {
        return new JobHistory(Optional.of(ledger), endpoints(new ApiAddress("https://api.test")), listener);
    }

    /** An empty history. */
    public static JobHistory noHistory() {
        return new JobHistory(Optional.empty(), endpoints(ApiAddress.PUBLIC), ProgressListener.NONE);
    }

    public static Evidence evidence(Phase phase) {
        return new Evidence(
                phase,
                phase == Phase.CONNECTING ? 0 : 82,
                ManualClock.START,
                ManualClock.START.plus(Duration.ofMillis(250)));
    }

    private static JsonObject envelope(RequestId id, String status) {
        return JsonObject.EMPTY
                .with("request_id", id.value())
                .with("model_id", "fal-ai/flux/schnell")
                .with("status", status)
                .with("created_at", "2026-01-22T19:19:19.112403432Z");
    }
}
