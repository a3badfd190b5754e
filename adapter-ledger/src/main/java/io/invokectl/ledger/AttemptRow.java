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

/** A row of the {@code attempt} table, with the session that is making the attempt until it has ended. */
record AttemptRow(JobAttempt attempt, Optional<Long> session) {
    static final String SELECT = """
            SELECT started_at, outcome, sent_again, phase, bytes_sent, began_at, ended_at, body, problem,
                holder
            FROM attempt WHERE job = ? ORDER BY number""";
    static final String UPSERT = """
            INSERT INTO attempt (job, number, started_at, outcome, sent_again, phase, bytes_sent, began_at, ended_at, body,
                problem, holder, intent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (job, number) DO UPDATE SET outcome = excluded.outcome, sent_again = excluded.sent_again,
                phase = excluded.phase, bytes_sent = excluded.bytes_sent, began_at = excluded.began_at,
                ended_at = excluded.ended_at, body = excluded.body, problem = excluded.problem,
                holder = excluded.holder""";
    static final String NEXT_INTENT = "SELECT coalesce(max(intent), 0) + 1 FROM attempt WHERE intent IS NOT NULL";

    static AttemptRow read(ResultRow row) throws SQLException {
        Instant startedAt = row.time();
        var outcome = AttemptOutcome.valueOf(row.text().toUpperCase(Locale.ROOT));
        boolean sentAgain = row.flag();
        Optional<Evidence> evidence =
                evidence(row.optionalText(), row.integer(), row.optionalText(), row.optionalText(), row.optionalText());
        return new AttemptRow(
                new JobAttempt(startedAt, outcome, sentAgain, evidence, row.optionalText()), row.optionalInteger());
    }

    private static Optional<Evidence> evidence(
            Optional<String> phase,
            long bytesSent,
            Optional<String> startedAt,
            Optional<String> endedAt,
            Optional<String> body) {
        return phase.map(name -> new Evidence(
                Phase.valueOf(name.toUpperCase(Locale.ROOT)),
                bytesSent,
                StoredTime.parse(startedAt.orElseThrow()),
                StoredTime.parse(endedAt.orElseThrow()),
                body));
    }

    /** Returns the values of {@link #UPSERT}; an existing row keeps the number of its intent. */
    static Object[] values(JobId job, int number, JobAttempt attempt, LongSupplier session, Optional<Long> intent) {
        Optional<Evidence> evidence = attempt.evidence();
        boolean open = attempt.outcome() == AttemptOutcome.OPEN;
        return new Object[] {
            job,
            number,
            StoredTime.format(attempt.startedAt()),
            attempt.outcome(),
            attempt.sentAgain(),
            evidence.map(Evidence::phase),
            evidence.map(Evidence::bytesSent),
            evidence.map(observed -> StoredTime.format(observed.startedAt())),
            evidence.map(observed -> StoredTime.format(observed.endedAt())),
            evidence.flatMap(Evidence::body),
            attempt.problem(),
            open ? Optional.of(session.getAsLong()) : Optional.empty(),
            intent
        };
    }
}
