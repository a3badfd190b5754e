package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.ledger.Memory;
import io.invokectl.application.pacing.Pace;
import io.invokectl.application.port.Crew;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.work.Dispatcher;
import io.invokectl.application.work.Plan;
import io.invokectl.application.work.Work;
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
    private final Memory memory;
    private final Pace pace;
    private final IntFunction<Crew> crews;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Notices notices;

    /**
     * Takes the ports.
     *
     * @param memory tells the age of jobs
     * @param pace tells how long others took
     * @param crews gives hands for so many jobs
     */
    public AwaitInvocation(
            Invocations invocations,
            Memory memory,
            Pace pace,
            IntFunction<Crew> crews,
            InstantSource clock,
            RandomGenerator random,
            Notices notices) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.memory = requireNonNull(memory, "memory");
        this.pace = requireNonNull(pace, "pace");
        this.crews = requireNonNull(crews, "crews");
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
        this.notices = requireNonNull(notices, "notices");
    }

    /**
     * Waits, and returns how the wait for each job ended, in the order asked.
     *
     * @throws InterruptedException if the thread is interrupted; the jobs go on
     */
    public List<AwaitOutcome> await(AwaitRequest request) throws InterruptedException {
        Instant start = clock.instant();
        List<Watch> watches = request.ids().stream()
                .distinct()
                .map(id -> watch(id, request, start))
                .toList();
        new Dispatcher(crews.apply(watches.size()), clock).run(new Looking(request, watches));
        return watches.stream().map(Watch::outcome).toList();
    }

    private Watch watch(RequestId id, AwaitRequest request, Instant start) {
        Optional<Job> job = memory.find(id);
        var rhythm = new Watch.Rhythm(
                request.deadline(),
                request.interval(),
                () -> job.flatMap(known -> pace.usual(known.submission().model())));
        var fresh = request.fresh().filter(now -> now.invocation().requestId().equals(id));
        var watch = new Watch(
                id,
                fresh.map(AwaitRequest.Fresh::submittedAt)
                        .or(() -> job.map(Job::createdAt))
                        .orElse(start),
                fresh.map(AwaitRequest.Fresh::invocation),
                start,
                rhythm,
                random);
        if (fresh.isPresent()) {
            watch.letStart();
        }
        return watch;
    }

    /** Looks at whatever is due. */
    private final class Looking implements Plan {
        private final AwaitRequest request;
        private final List<Watch> watches;
        private final Set<Watch> lookedAt = new HashSet<>();

        Looking(AwaitRequest request, List<Watch> watches) {
            this.request = request;
            this.watches = watches;
        }

        @Override
        public Optional<Work> next(Instant now) {
            return request.deadline().hasPassed(now)
                    ? Optional.empty()
                    : first().filter(watch -> !watch.due().isAfter(now)).map(Look::new);
        }

        @Override
        public Optional<Instant> due() {
            Instant now = clock.instant();
            if (request.deadline().hasPassed(now)) {
                return Optional.empty();
            }
            return first().map(watch -> {
                Duration wait = Duration.between(now, watch.due());
                notices.tell(new Notice.LooksAgain(watch.id(), wait));
                return now.plus(request.deadline().left(now, wait));
            });
        }

        private Optional<Watch> first() {
            return watches.stream()
                    .filter(watch -> watch.goesOn() && !lookedAt.contains(watch))
                    .min(Comparator.comparing(Watch::due));
        }

        /** A look at one job. */
        private final class Look implements Work {
            private final Watch watch;

            Look(Watch watch) {
                this.watch = watch;
                lookedAt.add(watch);
            }

            @Override
            public void run() throws InterruptedException {
                watch.look(invocations, clock, notices);
            }

            @Override
            public void settle() {
                lookedAt.remove(watch);
            }
        }
    }
}
