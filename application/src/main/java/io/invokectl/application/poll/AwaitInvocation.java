package io.invokectl.application.poll;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Workers;
import io.invokectl.application.work.Dispatcher;
import io.invokectl.application.work.Task;
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
 * Watches jobs until each has ended or the deadline comes. Stateless, and thread-safe as far as its ports and its
 * source of random numbers are.
 */
public final class AwaitInvocation {
    private final Invocations invocations;
    private final JobHistory history;
    private final DurationEstimator pace;
    private final IntFunction<Workers> workerPools;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ProgressListener listener;

    /**
     * Takes the ports.
     *
     * @param history tells the age of jobs
     * @param pace tells how long others took
     * @param workerPools gives hands for so many jobs
     */
    public AwaitInvocation(
            Invocations invocations,
            JobHistory history,
            DurationEstimator pace,
            IntFunction<Workers> workerPools,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.history = requireNonNull(history, "memory");
        this.pace = requireNonNull(pace, "pace");
        this.workerPools = requireNonNull(workerPools, "crews");
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
        this.listener = requireNonNull(listener, "notices");
    }

    /**
     * Waits, and returns how the wait for each job ended, in the order asked.
     *
     * @throws InterruptedException if the thread is interrupted; the jobs go on
     */
    public List<AwaitOutcome> await(AwaitRequest request) throws InterruptedException {
        Instant start = clock.instant();
        List<JobPolling> pollings = request.ids().stream()
                .distinct()
                .map(id -> polling(id, request, start))
                .toList();
        new Dispatcher(workerPools.apply(pollings.size()), clock).run(new PollingTasks(request, pollings));
        return pollings.stream().map(JobPolling::outcome).toList();
    }

    private JobPolling polling(RequestId id, AwaitRequest request, Instant start) {
        Optional<Job> job = history.find(id);
        var schedule = new JobPolling.PollSchedule(
                request.deadline(),
                request.interval(),
                () -> job.flatMap(known -> pace.usual(known.submission().model())));
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
            polling.letStart();
        }
        return polling;
    }

    /** Looks at whatever is due. */
    private final class PollingTasks implements TaskSource {
        private final AwaitRequest request;
        private final List<JobPolling> pollings;
        private final Set<JobPolling> lookedAt = new HashSet<>();

        PollingTasks(AwaitRequest request, List<JobPolling> pollings) {
            this.request = request;
            this.pollings = pollings;
        }

        @Override
        public Optional<Task> next(Instant now) {
            return request.deadline().hasPassed(now)
                    ? Optional.empty()
                    : first().filter(polling -> !polling.due().isAfter(now)).map(Poll::new);
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
                    .filter(polling -> polling.goesOn() && !lookedAt.contains(polling))
                    .min(Comparator.comparing(JobPolling::due));
        }

        /** A look at one job. */
        private final class Poll implements Task {
            private final JobPolling polling;

            Poll(JobPolling polling) {
                this.polling = polling;
                lookedAt.add(polling);
            }

            @Override
            public void run() throws InterruptedException {
                polling.poll(invocations, clock, listener);
            }

            @Override
            public void complete() {
                lookedAt.remove(polling);
            }
        }
    }
}
