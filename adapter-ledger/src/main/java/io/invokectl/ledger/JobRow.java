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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of the table of jobs.
 *
 * @param id the ledger's own name for it
 * @param key the caller's name for it
 * @param submission what was asked for
 * @param origin where its last attempt was submitted
 * @param state how it stands
 */
record JobRow(JobId id, Optional<IdempotencyKey> key, Submission submission, Origin origin, JobState state) {
    static final String SELECT = """
            SELECT id, key, model_id, input, tags, others, address, context, state, request_id, answer
            FROM job""";
    static final String ADD = """
            INSERT INTO job (id, key, model_id, input, tags, others, created_at, address, context, state, request_id,
                answer, status, is_open, is_doubt, is_unsaved, is_finished)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    static final String CHANGE = """
            UPDATE job SET address = ?, context = ?, state = ?, request_id = ?, answer = ?, status = ?, is_open = ?,
                is_doubt = ?, is_unsaved = ?, is_finished = ?
            WHERE id = ?""";

    static JobRow read(Row row) throws SQLException {
        return new JobRow(
                new JobId(row.text()),
                row.maybeText().map(IdempotencyKey::new),
                new Submission(
                        new ModelId(row.text()),
                        StoredJson.object(row.text()),
                        StoredJson.tags(row.text()),
                        StoredJson.object(row.text())),
                new Origin(new ApiAddress(row.text()), row.maybeText().map(ContextName::new)),
                StoredState.read(row.text(), row.maybeText().map(RequestId::new), row.maybeText()));
    }

    /** All there is to know of a new job. */
    static Object[] values(Job job) {
        Submission submission = job.submission();
        Stream<Object> lasting = Stream.of(
                job.id(),
                job.key(),
                submission.model(),
                StoredJson.text(submission.input()),
                StoredJson.text(submission.tags()),
                StoredJson.text(submission.others()),
                StoredTime.text(job.createdAt()));
        return Stream.concat(lasting, changing(job)).toArray();
    }

    /** What may change of a job, and its name. */
    static Object[] changed(Job job) {
        return Stream.concat(changing(job), Stream.of(job.id())).toArray();
    }

    private static Stream<Object> changing(Job job) {
        JobState state = job.state();
        return Stream.of(
                job.origin().address().value(),
                job.origin().context(),
                StoredState.word(state),
                job.requestId(),
                StoredState.answer(state),
                state.status(),
                job.isOpen(),
                job.isUnresolved(),
                job.isUnsaved(),
                job.isFinished());
    }

    /** The whole job. */
    StoredJob with(List<AttemptRow> attempts, List<SavedFile> files) {
        Optional<Long> holder =
                attempts.stream().flatMap(row -> row.holder().stream()).findFirst();
        return new StoredJob(
                new Job(
                        id,
                        key,
                        submission,
                        origin,
                        state,
                        attempts.stream().map(AttemptRow::attempt).toList(),
                        files),
                holder);
    }
}
