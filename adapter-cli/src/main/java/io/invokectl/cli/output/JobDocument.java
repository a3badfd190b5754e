package io.invokectl.cli.output;

import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.invocation.Envelope;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Tag;
import java.util.Optional;

/** A job in the ledger as commands print it. Unknown values are null. */
public final class JobDocument {
    private JobDocument() {}

    /** Returns the document of a job in a list, with the number of attempts. */
    public static JsonObject of(Job job) {
        return document(job, JsonNumber.of(job.attempts().size()));
    }

    /** Returns the full document of a job, with its input and all attempts. */
    public static JsonObject full(Job job) {
        return document(job, JsonArray.of(job.attempts(), JobDocument::of))
                .with("input", job.submission().input());
    }

    /** Returns the document of an attempt, with its evidence. */
    public static JsonObject of(JobAttempt attempt) {
        return JsonObject.EMPTY
                .with("started_at", attempt.startedAt().toString())
                .with(
                        "evidence",
                        attempt.evidence().<JsonValue>map(JobDocument::of).orElse(JsonNull.NULL))
                .with("outcome", attempt.outcome().toString())
                .with("problem", attempt.problem());
    }

    private static JsonObject document(Job job, JsonValue attempts) {
        Optional<Envelope> envelope = job.state() instanceof JobState.Accepted accepted
                ? Optional.of(accepted.invocation().envelope())
                : Optional.empty();
        return JsonObject.EMPTY
                .with("job_id", job.id().value())
                .with("request_id", job.requestId().map(RequestId::value))
                .with("model_id", job.submission().model().value())
                .with("status", job.state().status())
                .with("tags", JsonArray.of(job.submission().tags(), Tag::toJson))
                .with("created_at", job.createdAt().toString())
                .with("completed_at", envelope.flatMap(Envelope::completedAt).map(Object::toString))
                .with("attempts", attempts)
                .with("possible_duplicates", job.possibleDuplicates())
                .with("files", JsonArray.of(job.files(), SavedFile::toJson))
                .with("error", job.problem())
                .with("api_url", job.origin().address().value())
                .with("context", job.origin().context().map(ContextName::value));
    }

    private static JsonObject of(Evidence evidence) {
        return JsonObject.EMPTY
                .with("phase", evidence.phase().toString())
                .with("bytes_sent", evidence.bytesSent())
                .with("ended_at", evidence.endedAt().toString())
                .with("body", evidence.body());
    }
}
