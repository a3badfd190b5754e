package io.invokectl.ledger;

import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;

/** The response to an accepted submission that the database could not store. */
record RescueNote(JobId job, AcceptedResponse attempt) {

    /** Returns the note as one line of JSON. */
    String line() {
        return line(attempt.invocation().envelope().json());
    }

    /** Returns the note with only the request ID and the status of the response. */
    String shortLine() {
        Invocation invocation = attempt.invocation();
        return line(JsonObject.EMPTY
                .with("request_id", invocation.requestId().value())
                .with("status", invocation.envelope().status()));
    }

    private String line(JsonObject response) {
        Evidence evidence = attempt.evidence();
        return JsonText.compact(JsonObject.EMPTY
                .with("job", job.value())
                .with("answer", response)
                .with("phase", evidence.phase().toString())
                .with("bytes_sent", JsonNumber.of(evidence.bytesSent()))
                .with("began_at", StoredTime.format(evidence.startedAt()))
                .with("ended_at", StoredTime.format(evidence.endedAt())));
    }

    /** Returns the job as accepted, or unchanged if its outcome is already known. */
    Job applyTo(Job found) {
        return found.isBeingSent() || found.isInDoubt() || found.state() instanceof JobState.WrittenOff
                ? found.withOutcome(attempt)
                : found;
    }

    /** Parses a line; returns nothing if it is not a note. */
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
                StoredTime.parse(text(note, "began_at")),
                StoredTime.parse(text(note, "ended_at")));
        var job = new JobId(text(note, "job"));
        Invocation invocation = StoredJson.invocation(note.get("answer"));
        return Optional.of(new RescueNote(job, new AcceptedResponse(invocation, evidence)));
    }

    private static String text(JsonObject note, String member) {
        return note.get(member).nonBlankText().orElseThrow(() -> new IllegalArgumentException("missing " + member));
    }
}
