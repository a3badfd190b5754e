package io.invokectl.ledger;

import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;

/**
 * A job that was accepted and could not be noted in the database.
 *
 * @param job which
 * @param attempt how it was accepted
 */
record RescueNote(JobId job, AcceptedResponse attempt) {

    /** The note on one line. */
    String line() {
        return line(attempt.invocation().envelope().json());
    }

    /** The note on one short line: of the answer, only what names the job. */
    String shortLine() {
        Invocation invocation = attempt.invocation();
        return line(JsonObject.EMPTY
                .with("request_id", invocation.requestId().value())
                .with("status", invocation.envelope().status()));
    }

    private String line(JsonObject answer) {
        Evidence evidence = attempt.evidence();
        return JsonText.compact(JsonObject.EMPTY
                .with("job", job.value())
                .with("answer", answer)
                .with("phase", evidence.phase().toString())
                .with("bytes_sent", JsonNumber.of(evidence.bytesSent()))
                .with("began_at", StoredTime.text(evidence.startedAt()))
                .with("ended_at", StoredTime.text(evidence.endedAt())));
    }

    /** The job with what was noted, unless it is settled. */
    Job settle(Job found) {
        return found.isBeingSent() || found.isInDoubt() ? found.withOutcome(attempt) : found;
    }

    /** The note of a line; nothing if the line is none. */
    static Optional<RescueNote> of(String line) {
        try {
            return JsonText.parse(line) instanceof JsonObject note ? of(note) : Optional.empty();
        } catch (InvalidJsonException | DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<RescueNote> of(JsonObject note) {
        var evidence = new Evidence(
                Phase.valueOf(text(note, "phase").toUpperCase(Locale.ROOT)),
                note.get("bytes_sent") instanceof JsonNumber bytes ? Long.parseLong(bytes.text()) : 0,
                StoredTime.time(text(note, "began_at")),
                StoredTime.time(text(note, "ended_at")));
        var job = new JobId(text(note, "job"));
        Invocation invocation = StoredJson.invocation(note.get("answer"));
        return Optional.of(new RescueNote(job, new AcceptedResponse(invocation, evidence)));
    }

    private static String text(JsonObject note, String member) {
        return note.get(member).nonBlankText().orElseThrow(() -> new IllegalArgumentException("no " + member));
    }
}
