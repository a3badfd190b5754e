package io.invokectl.bootstrap;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A ledger whose process crashes before or after a commit. */
final class CrashingLedger implements Ledger {
    private final Ledger ledger;
    private final CrashPoint crashPoint;

    CrashingLedger(Ledger ledger, CrashPoint crashPoint) {
        this.ledger = ledger;
        this.crashPoint = crashPoint;
    }

    @Override
    public Opening open(Optional<IdempotencyKey> key, Function<JobId, Job> newJob, UnaryOperator<Job> existing) {
        Function<JobId, Job> crashing = id -> {
            CrashPoint.BEFORE_INTENT_COMMIT.haltIf(crashPoint);
            return newJob.apply(id);
        };
        Opening opening = ledger.open(key, crashing, existing);
        CrashPoint.AFTER_INTENT_COMMIT.haltIf(crashPoint);
        return opening;
    }

    @Override
    public Optional<Intent> change(JobId id, UnaryOperator<Job> change) {
        Optional<Intent> intent = ledger.change(id, job -> {
            if (job.isBeingSent()) {
                CrashPoint.BEFORE_OUTCOME_COMMIT.haltIf(crashPoint);
            }
            return change.apply(job);
        });
        CrashPoint.AFTER_OUTCOME_COMMIT.haltIf(crashPoint);
        if (ledger.find(id).flatMap(Job::completed).isPresent()) {
            CrashPoint.AFTER_RESULT_COMMIT.haltIf(crashPoint);
        }
        return intent;
    }

    @Override
    public boolean holds(Intent intent) {
        return ledger.holds(intent);
    }

    @Override
    public Optional<Intent> lastIntent() {
        return ledger.lastIntent();
    }

    @Override
    public Optional<Intent> missingIntent() {
        return ledger.missingIntent();
    }

    @Override
    public void acceptMissing() {
        ledger.acceptMissing();
    }

    @Override
    public void backUp(String location) {
        ledger.backUp(location);
    }

    @Override
    public String identity() {
        return ledger.identity();
    }

    @Override
    public String rescue(JobId id, AcceptedResponse attempt) {
        return ledger.rescue(id, attempt);
    }

    @Override
    public Optional<Job> find(JobId id) {
        return ledger.find(id);
    }

    @Override
    public Optional<Job> find(IdempotencyKey key) {
        return ledger.find(key);
    }

    @Override
    public Optional<Job> find(RequestId id) {
        return ledger.find(id);
    }

    @Override
    public Optional<Job> find(RequestId id, ApiAddress address) {
        return ledger.find(id, address);
    }

    @Override
    public Optional<JobId> lastSavedAt(String path) {
        return ledger.lastSavedAt(path);
    }

    @Override
    public List<UnreadableJob> each(JobFilter filter, Consumer<Job> reader) {
        return ledger.each(filter, reader);
    }

    @Override
    public Pruned prune(Instant before, boolean compact) {
        return ledger.prune(before, compact);
    }

    @Override
    public List<String> inspect() {
        return ledger.inspect();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
