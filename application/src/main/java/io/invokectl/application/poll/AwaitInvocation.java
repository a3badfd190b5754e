package io.invokectl.application.poll;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.ledger.RecordedInvocations;
import io.invokectl.application.poll.JobPolling.PollSchedule;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Workers;
import io.invokectl.application.work.Dispatcher;
import io.invokectl.application.work.TaskSource;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Waits for jobs until each has ended or the deadline passes. Thread-safe if its ports and its random generator are.
 */
public final class AwaitInvocation {
    private final Invocations invocations;
    private final JobHistory history;
    private final DurationEstimator estimator;
    private final IntFunction<Workers> workerPools;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ProgressListener listener;

    /**
     * Result of waiting for jobs.
     *
     * @param outcomes one outcome per job, in the order of the request
     * @param isInterrupted whether the thread was interrupted before the wait was over
     * @param ledgerWarnings what could not be read from or written to the ledger
     */
    public record AwaitResult(List<AwaitOutcome> outcomes, boolean isInterrupted, List<LedgerWarning> ledgerWarnings) {}

    /** Creates the use case; {@code workerPools} creates the workers for the given number of jobs. */
    public AwaitInvocation(
            Invocations invocations,
            JobHistory history,
            DurationEstimator estimator,
            IntFunction<Workers> workerPools,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {
        this.invocations = invocations;
        this.history = history;
        this.estimator = estimator;
        this.workerPools = workerPools;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
    }

    /**
     * Waits for the jobs.
     *
     * <p>If the thread is interrupted, waiting stops at once, jobs that have not ended are reported as {@link
     * AwaitOutcome.Interrupted}, and the thread's interrupt status is set when this method returns.
     */
    public AwaitResult await(AwaitRequest request) {
        JobHistory recorder = history.withoutWarnings();
        Instant start = clock.instant();
        List<JobPolling> pollings = request.ids().stream()
                .distinct()
                .map(id -> polling(id, request, recorder, start))
                .toList();
        var tasks = new PollingTasks(request, pollings, new RecordedInvocations(invocations, recorder));
        boolean isInterrupted = new Dispatcher(workerPools.apply(pollings.size()), clock).run(tasks);
        List<AwaitOutcome> outcomes =
                pollings.stream().map(polling -> polling.outcome(isInterrupted)).toList();
        return new AwaitResult(outcomes, isInterrupted, recorder.warnings());
    }

    private JobPolling polling(RequestId id, AwaitRequest request, JobHistory recorder, Instant start) {
        Optional<Job> job = recorder.find(id);
        var schedule = new PollSchedule(
                request.deadline(),
                request.interval(),
                () -> job.flatMap(known -> estimator.median(known.submission().model())));
        var fresh = request.fresh().filter(now -> now.invocation().requestId().equals(id));
        var polling = new JobPolling(
                id,
                fresh.map(AwaitRequest.Fresh::submittedAt)
                        .or(() -> job.map(Job::createdAt))
                        .orElse(start),
                fresh.map(AwaitRequest.Fresh::invocation),
                start,
                schedule,
                random);
        if (fresh.isPresent()) {
            polling.delayFirstPoll();
        }
        return polling;
    }

    /** Polls whichever job is due. */
    private final class PollingTasks implements TaskSource {
        private final AwaitRequest request;
        private final List<JobPolling> pollings;
        private final Invocations recorded;
        private final Set<JobPolling> active = new HashSet<>();

        PollingTasks(AwaitRequest request, List<JobPolling> pollings, Invocations recorded) {
            this.request = request;
            this.pollings = pollings;
            this.recorded = recorded;
        }

        @Override
        public Optional<Task> next(Instant now) {
            return request.deadline().hasPassed(now)
                    ? Optional.empty()
                    : first().filter(polling -> !polling.due().isAfter(now)).map(this::task);
        }

        @Override
        public Optional<Instant> due() {
            Instant now = clock.instant();
            if (request.deadline().hasPassed(now)) {
                return Optional.empty();
            }
            return first().map(polling -> {
                Duration wait = Duration.between(now, polling.due());
                listener.onEvent(new ProgressEvent.NextPoll(polling.id(), wait));
                return now.plus(request.deadline().left(now, wait));
            });
        }

        private Optional<JobPolling> first() {
            return pollings.stream()
                    .filter(polling -> polling.isPending() && !active.contains(polling))
                    .min(Comparator.comparing(JobPolling::due));
        }

        private Task task(JobPolling polling) {
            active.add(polling);
            return () -> {
                polling.poll(recorded, clock, listener);
                return () -> active.remove(polling);
            };
        }
    }
}
