package io.invokectl.ledger;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.submission.Submission;
import io.invokectl.ledger.JobCache.StoredJob;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of the {@code job} table. */
record JobRow(JobId id, Optional<IdempotencyKey> key, Submission submission, Origin origin, JobState state) {
    static final String SELECT = """
            SELECT id, key, model_id, input, tags, others, address, context, state, request_id, answer
            FROM job""";
    static final String INSERT = """
            INSERT INTO job (id, key, model_id, input, tags, others, created_at, address, context, state, request_id,
                answer, status, is_open, is_doubt, is_unsaved, is_finished)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    static final String UPDATE = """
            UPDATE job SET address = ?, context = ?, state = ?, request_id = ?, answer = ?, status = ?, is_open = ?,
                is_doubt = ?, is_unsaved = ?, is_finished = ?, is_pruned = 0
            WHERE id = ?""";
    static final String UPDATE_SUBMISSION = "UPDATE job SET input = ?, tags = ?, others = ? WHERE id = ?";

    static JobRow read(ResultRow row) throws SQLException {
        return new JobRow(
                new JobId(row.text()),
                row.optionalText().map(IdempotencyKey::new),
                new Submission(
                        new ModelId(row.text()),
                        StoredJson.object(row.text()),
                        StoredJson.tags(row.text()),
                        StoredJson.object(row.text())),
                new Origin(new ApiAddress(row.text()), row.optionalText().map(ContextName::new)),
                state(row.text(), row.optionalText().map(RequestId::new), row.optionalText()));
    }

    private static JobState state(String name, Optional<RequestId> requestId, Optional<String> response) {
        return switch (name) {
            case "planned" -> new JobState.Planned();
            case "rejected" -> new JobState.Rejected();
            case "not_submitted" -> new JobState.NotSubmitted();
            case "in_doubt" -> new JobState.InDoubt(requestId);
            case "written_off" -> new JobState.WrittenOff(requestId);
            case "taken" ->
                new JobState.Accepted(
                        StoredJson.invocation(StoredJson.object(response.orElseThrow()), requestId.orElseThrow()));
            default -> throw new IllegalArgumentException("unknown state \"" + name + "\"");
        };
    }

    private static String name(JobState state) {
        return state instanceof JobState.Accepted ? "taken" : state.status().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> response(JobState state) {
        return state instanceof JobState.Accepted accepted
                ? Optional.of(StoredJson.text(accepted.invocation().envelope().json()))
                : Optional.empty();
    }

    static Object[] insertValues(Job job) {
        Submission submission = job.submission();
        Stream<Object> immutable = Stream.of(
                job.id(),
                job.key(),
                submission.model(),
                StoredJson.text(submission.input()),
                StoredJson.text(submission.tags()),
                StoredJson.text(submission.others()),
                StoredTime.format(job.createdAt()));
        return Stream.concat(immutable, mutable(job)).toArray();
    }

    static Object[] submissionValues(Job job) {
        Submission submission = job.submission();
        return new Object[] {
            StoredJson.text(submission.input()),
            StoredJson.text(submission.tags()),
            StoredJson.text(submission.others()),
            job.id()
        };
    }

    static Object[] updateValues(Job job) {
        return Stream.concat(mutable(job), Stream.of(job.id())).toArray();
    }

    private static Stream<Object> mutable(Job job) {
        JobState state = job.state();
        return Stream.of(
                job.origin().address().value(),
                job.origin().context(),
                name(state),
                job.requestId(),
                response(state),
                state.status(),
                job.isOpen(),
                job.isInDoubt(),
                job.isUnsaved(),
                job.isFinished());
    }

    StoredJob toJob(List<AttemptRow> attempts, List<SavedFile> files) {
        Optional<Long> session =
                attempts.stream().flatMap(row -> row.session().stream()).findFirst();
        return new StoredJob(
                new Job(
                        id,
                        key,
                        submission,
                        origin,
                        state,
                        attempts.stream().map(AttemptRow::attempt).toList(),
                        files),
                session);
    }
}
