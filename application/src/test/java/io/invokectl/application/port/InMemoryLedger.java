package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.Envelope;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A ledger in memory. Instances may share their content, as processes share a file. */
public final class InMemoryLedger implements Ledger {
    private final Map<JobId, Job> jobs;
    private final Map<String, JobId> keepers = new HashMap<>();
    private final Set<JobId> own = new HashSet<>();
    private final Set<JobId> pruned;
    private final List<Intent> intents;
    private Optional<Intent> missing = Optional.empty();
    private int untilBroken = Integer.MAX_VALUE;

    public InMemoryLedger() {
        this(Collections.synchronizedMap(new LinkedHashMap<>()), new ArrayList<>(), new HashSet<>());
    }

    @Override
    public String identity() {
        return Integer.toHexString(System.identityHashCode(jobs));
    }

    private InMemoryLedger(Map<JobId, Job> jobs, List<Intent> intents, Set<JobId> pruned) {
        this.jobs = jobs;
        this.intents = intents;
        this.pruned = pruned;
    }

    /** Another instance with the same content. */
    public InMemoryLedger sharing() {
        return new InMemoryLedger(jobs, intents, pruned);
    }

    /** Makes the ledger an older copy, which lacks an intent. */
    public void lack(Intent intent) {
        missing = Optional.of(intent);
    }

    /** Makes every further write fail. */
    public void breakDown() {
        breakDownAfter(0);
    }

    /** Makes every write after this number of further ones fail. */
    public void breakDownAfter(int writes) {
        untilBroken = writes;
    }

    @Override
    public Opening open(Optional<IdempotencyKey> key, Function<JobId, Job> fresh, UnaryOperator<Job> known) {
        synchronized (jobs) {
            Optional<Job> earlier = key.flatMap(name -> jobs.values().stream()
                    .filter(job -> job.key().equals(Optional.of(name)))
                    .findFirst());
            Job job = earlier.map(known).orElseGet(() -> fresh.apply(new JobId("job_" + (jobs.size() + 1))));
            if (earlier.filter(job::equals).isPresent()) {
                return new Opening(job, Optional.empty());
            }
            return new Opening(job, store(job));
        }
    }

    @Override
    public Optional<Intent> change(JobId id, UnaryOperator<Job> step) {
        synchronized (jobs) {
            return store(step.apply(find(id).orElseThrow(() -> new UnknownJobException(id.value()))));
        }
    }

    private Optional<Intent> store(Job job) {
        boolean begins = job.isBeingSent()
                && !Optional.ofNullable(jobs.get(job.id()))
                        .filter(before ->
                                before.attempts().size() == job.attempts().size())
                        .isPresent();
        if (begins && missing.isPresent()) {
            throw new LedgerException(LedgerException.Kind.BEHIND, "memory", "lacks the submission " + missing.get());
        }
        if (untilBroken-- <= 0) {
            throw new LedgerException(LedgerException.Kind.TROUBLE, "memory", "is full");
        }
        Optional.ofNullable(jobs.put(job.id(), job))
                .map(Job::files)
                .ifPresent(before -> job.files().stream()
                        .filter(file -> !before.contains(file))
                        .forEach(file -> keepers.put(file.path(), job.id())));
        if (job.isBeingSent()) {
            own.add(job.id());
        } else {
            own.remove(job.id());
        }
        if (begins) {
            intents.add(new Intent(intents.size() + 1, job.id()));
            return lastIntent();
        }
        return Optional.empty();
    }

    @Override
    public boolean holds(Intent intent) {
        return intents.contains(intent);
    }

    @Override
    public Optional<Intent> lastIntent() {
        return intents.isEmpty() ? Optional.empty() : Optional.of(intents.get(intents.size() - 1));
    }

    @Override
    public Optional<Intent> missingIntent() {
        return missing;
    }

    @Override
    public void acceptMissing() {
        missing = Optional.empty();
    }

    @Override
    public void backUp(String location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String rescue(JobId id, AcceptedResponse attempt) {
        jobs.computeIfPresent(id, (name, job) -> job.withOutcome(attempt));
        return "memory.rescue";
    }

    @Override
    public Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public Optional<Job> find(IdempotencyKey key) {
        return newestFirst().stream()
                .filter(job -> job.key().equals(Optional.of(key)))
                .findFirst();
    }

    @Override
    public Optional<Job> find(RequestId id) {
        return newestFirst().stream()
                .filter(job -> job.requestId().equals(Optional.of(id)))
                .findFirst();
    }

    @Override
    public Optional<Job> find(RequestId id, ApiAddress address) {
        return newestFirst().stream()
                .filter(job -> job.requestId().equals(Optional.of(id)))
                .filter(job -> job.origin().address().isSameApiAs(address))
                .findFirst();
    }

    @Override
    public Optional<JobId> lastSavedAt(String place) {
        return Optional.ofNullable(keepers.get(place));
    }

    @Override
    public List<UnreadableJob> each(JobFilter filter, Consumer<Job> reader) {
        newestFirst().stream()
                .filter(job -> filter.key().isPresent() || !pruned.contains(job.id()))
                .filter(filter::accepts)
                .limit(filter.limit())
                .forEach(reader);
        return List.of();
    }

    private List<Job> newestFirst() {
        var all = new ArrayList<>(jobs.values());
        Collections.reverse(all);
        return all;
    }

    @Override
    public Pruned prune(Instant before, boolean compact) {
        List<Job> old = jobs.values().stream()
                .filter(job -> job.createdAt().isBefore(before) && job.isFinished() && !pruned.contains(job.id()))
                .toList();
        for (Job job : old) {
            if (job.key().isPresent()) {
                pruned.add(job.id());
                jobs.put(job.id(), reduced(job));
            } else {
                jobs.remove(job.id());
            }
        }
        return new Pruned(old.size(), 0);
    }

    private static Job reduced(Job job) {
        JobState state = job.completed()
                .map(completed -> completed.envelope())
                .<JobState>map(whole -> new JobState.Accepted(new Completed(new Envelope(
                        whole.requestId(),
                        JsonObject.EMPTY.with("status", whole.status()),
                        JsonNull.NULL,
                        JsonNull.NULL))))
                .orElse(job.state());
        return new Job(
                job.id(),
                job.key(),
                new Submission(job.submission().model(), JsonObject.EMPTY),
                job.origin(),
                state,
                job.attempts(),
                List.of());
    }

    @Override
    public List<String> inspect() {
        return List.of();
    }

    @Override
    public void close() {
        List.copyOf(own).forEach(id -> jobs.computeIfPresent(id, (name, job) -> job.orphaned()));
        own.clear();
    }
}
