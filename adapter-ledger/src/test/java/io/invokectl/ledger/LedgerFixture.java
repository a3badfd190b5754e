package io.invokectl.ledger;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ledgers and jobs for the tests of this module. */
final class LedgerFixture {
    /** Shared by all tests, since a process loads the native library only once. */
    static final Path NATIVE = Path.of("target", "native");

    static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");
    static final RequestId REQUEST_ID = InvocationFixture.REQUEST_ID;
    static final AcceptedResponse ACCEPTED = InvocationFixture.accepted(REQUEST_ID);

    private LedgerFixture() {}

    static SqliteLedger ledger(Path file) {
        return SqliteLedger.in(file, Optional.of(NATIVE), ProgressListener.NONE);
    }

    /** Adds a job with an open attempt. */
    static JobId begun(Ledger ledger) {
        return begun(ledger, InvocationFixture.cityAtSunset());
    }

    static JobId begun(Ledger ledger, Submission submission) {
        var origin = new Origin(new ApiAddress("https://api.test"), Optional.empty());
        return ledger.open(
                        Optional.empty(),
                        id -> Job.planned(id, Optional.empty(), submission, origin, NOON),
                        UnaryOperator.identity())
                .job()
                .id();
    }

    /** Returns a submission that does not fit on one page. */
    static Submission large() {
        return new Submission(new ModelId("m"), JsonObject.EMPTY.with("prompt", "x".repeat(100_000)));
    }
}
