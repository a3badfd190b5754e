package io.invokectl.examples;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
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

/** A ledger in front of another that limits the number of submitted jobs. Thread-safe. */
public final class LimitedLedger implements Ledger {
    private final Ledger next;
    private final int maxJobs;
    private int jobs;

    /** Decorates a ledger, and closes it when this one is closed. */
    public LimitedLedger(Ledger next, int maxJobs) {
        this.next = next;
        this.maxJobs = maxJobs;
    }

    /** A job that cannot be recorded is not submitted. */
    @Override
    public synchronized Opening open(
            Optional<IdempotencyKey> key, Function<JobId, Job> newJob, UnaryOperator<Job> existing) {
        Opening opening = next.open(key, id -> allowed(newJob.apply(id)), existing);
        jobs += opening.intent().isPresent() ? 1 : 0;
        return opening;
    }

    private Job allowed(Job job) {
        if (jobs >= maxJobs) {
            throw new LedgerException(
                    Kind.TROUBLE,
                    "with a limit",
                    "at most " + maxJobs + (maxJobs == 1 ? " job is" : " jobs are") + " allowed");
        }
        return job;
    }

    @Override
    public Optional<Intent> change(JobId id, UnaryOperator<Job> step) {
        return next.change(id, step);
    }

    @Override
    public String rescue(JobId id, AcceptedResponse attempt) {
        return next.rescue(id, attempt);
    }

    @Override
    public Optional<Job> find(JobId id) {
        return next.find(id);
    }

    @Override
    public Optional<Job> find(IdempotencyKey key) {
        return next.find(key);
    }

    @Override
    public Optional<Job> find(RequestId id) {
        return next.find(id);
    }

    @Override
    public Optional<Job> find(RequestId id, ApiAddress address) {
        return next.find(id, address);
    }

    @Override
    public Optional<JobId> lastSavedAt(String location) {
        return next.lastSavedAt(location);
    }

    @Override
    public List<UnreadableJob> each(JobFilter filter, Consumer<Job> reader) {
        return next.each(filter, reader);
    }

    @Override
    public Pruned prune(Instant before, boolean compact) {
        return next.prune(before, compact);
    }

    @Override
    public boolean holds(Intent intent) {
        return next.holds(intent);
    }

    @Override
    public Optional<Intent> lastIntent() {
        return next.lastIntent();
    }

    @Override
    public Optional<Intent> missingIntent() {
        return next.missingIntent();
    }

    @Override
    public void acceptMissing() {
        next.acceptMissing();
    }

    @Override
    public void backUp(String location) {
        next.backUp(location);
    }

    @Override
    public String identity() {
        return next.identity();
    }

    @Override
    public List<String> inspect() {
        return next.inspect();
    }

    @Override
    public void close() {
        next.close();
    }
}
