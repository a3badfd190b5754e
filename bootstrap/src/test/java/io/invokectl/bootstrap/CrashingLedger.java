package io.invokectl.bootstrap;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A ledger whose process stops at a step: with a transaction open, or right after it. */
final class CrashingLedger implements Ledger {
    private final Ledger ledger;
    private final CrashPoint last;

    CrashingLedger(Ledger ledger, CrashPoint last) {
        this.ledger = ledger;
        this.last = last;
    }

    @Override
    public Opening open(Optional<IdempotencyKey> key, Function<JobId, Job> fresh, UnaryOperator<Job> known) {
        Function<JobId, Job> planned = id -> {
            CrashPoint.INTENT_NOT_YET_COMMITTED.haltIf(last);
            return fresh.apply(id);
        };
        Opening opening = ledger.open(key, planned, known);
        CrashPoint.INTENT_COMMITTED.haltIf(last);
        return opening;
    }

    @Override
    public void change(JobId id, UnaryOperator<Job> step) {
        ledger.change(id, job -> {
            if (job.isBeingSent()) {
                CrashPoint.OUTCOME_NOT_YET_COMMITTED.haltIf(last);
            }
            return step.apply(job);
        });
        CrashPoint.OUTCOME_COMMITTED.haltIf(last);
        if (ledger.find(id).flatMap(Job::completed).isPresent()) {
            CrashPoint.TERMINAL_ANSWER_STORED.haltIf(last);
        }
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
    public Optional<JobId> lastSavedAt(String place) {
        return ledger.lastSavedAt(place);
    }

    @Override
    public void each(JobFilter filter, Consumer<Job> reader) {
        ledger.each(filter, reader);
    }

    @Override
    public int prune(Instant before) {
        return ledger.prune(before);
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
