package io.invokectl.ledger;

import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.JobAttempt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A row of the table of attempts.
 *
 * @param attempt the attempt
 * @param holder who is making it, while it is being made
 */
record AttemptRow(JobAttempt attempt, Optional<Long> holder) {
    static final String SELECT = """
            SELECT started_at, outcome, sent_again, phase, bytes_sent, began_at, ended_at, problem, holder
            FROM attempt WHERE job = ? ORDER BY number""";
    static final String STORE = """
            INSERT OR REPLACE INTO attempt (job, number, started_at, outcome, sent_again, phase, bytes_sent, began_at,
                ended_at, problem, holder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static AttemptRow read(Row row) throws SQLException {
        Instant startedAt = row.time();
        var outcome = AttemptOutcome.valueOf(row.text().toUpperCase(Locale.ROOT));
        boolean sentAgain = row.truth();
        Optional<Evidence> evidence = evidence(row.maybeText(), row.number(), row.maybeText(), row.maybeText());
        return new AttemptRow(
                new JobAttempt(startedAt, outcome, sentAgain, evidence, row.maybeText()), row.maybeNumber());
    }

    private static Optional<Evidence> evidence(
            Optional<String> phase, long bytes, Optional<String> began, Optional<String> ended) {
        return phase.map(word -> new Evidence(
                Phase.valueOf(word.toUpperCase(Locale.ROOT)),
                bytes,
                StoredTime.time(began.orElseThrow()),
                StoredTime.time(ended.orElseThrow())));
    }

    static Object[] values(JobId job, int number, JobAttempt attempt, LongSupplier holder) {
        Optional<Evidence> evidence = attempt.evidence();
        boolean open = attempt.outcome() == AttemptOutcome.OPEN;
        return new Object[] {
            job,
            number,
            StoredTime.text(attempt.startedAt()),
            attempt.outcome(),
            attempt.sentAgain(),
            evidence.map(Evidence::phase),
            evidence.map(Evidence::bytesSent),
            evidence.map(told -> StoredTime.text(told.startedAt())),
            evidence.map(told -> StoredTime.text(told.endedAt())),
            attempt.problem(),
            open ? Optional.of(holder.getAsLong()) : Optional.empty()
        };
    }
}
