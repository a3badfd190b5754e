package io.invokectl.examples;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
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

/** An own ledger, in front of another: it lets no more than so many jobs be bought through it. Thread-safe. */
public final class LimitedLedger implements Ledger {
    private final Ledger next;
    private final int mostJobs;
    private int jobs;

    /** Takes the ledger that remembers, and closes it when it is closed. */
    public LimitedLedger(Ledger next, int mostJobs) {
        this.next = next;
        this.mostJobs = mostJobs;
    }

    /** What cannot be noted is not sent: so a refusal here costs nothing. */
    @Override
    public synchronized Opening open(
            Optional<IdempotencyKey> key, Function<JobId, Job> fresh, UnaryOperator<Job> known) {
        Opening opening = next.open(key, id -> allowed(fresh.apply(id)), known);
        jobs += opening.begun() ? 1 : 0;
        return opening;
    }

    private Job allowed(Job job) {
        if (jobs >= mostJobs) {
            throw new LedgerException(Kind.TROUBLE, "with a limit", "it allows no more than " + mostJobs);
        }
        return job;
    }

    @Override
    public void change(JobId id, UnaryOperator<Job> step) {
        next.change(id, step);
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
    public Optional<JobId> lastSavedAt(String place) {
        return next.lastSavedAt(place);
    }

    @Override
    public void each(JobFilter filter, Consumer<Job> reader) {
        next.each(filter, reader);
    }

    @Override
    public int prune(Instant before) {
        return next.prune(before);
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
