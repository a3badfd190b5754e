package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.ledger.Memory;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Watches jobs until each has ended or the deadline comes. Stateless, and thread-safe as far as its ports and its
 * source of random numbers are.
 */
public final class AwaitInvocation {
    private final Invocations invocations;
    private final Memory memory;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Notices notices;

    /**
     * Takes the ports.
     *
     * @param memory tells the age of jobs and how long others took
     */
    public AwaitInvocation(
            Invocations invocations,
            Memory memory,
            InstantSource clock,
            Pause pause,
            RandomGenerator random,
            Notices notices) {
        this.memory = requireNonNull(memory, "memory");
        this.invocations = requireNonNull(invocations, "invocations");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
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
                .map(id -> new Watch(id, request, memory.experience(id), start, random))
                .toList();
        while (true) {
            var next = watches.stream().filter(Watch::goesOn).min(Comparator.comparing(Watch::due));
            if (next.isEmpty() || !sleepUntil(next.get(), request.deadline())) {
                return watches.stream().map(Watch::outcome).toList();
            }
            next.get().look(invocations, clock, notices);
        }
    }

    /** Whether the deadline leaves room for the look; if not, all of the time that it leaves has passed. */
    private boolean sleepUntil(Watch next, Deadline deadline) throws InterruptedException {
        Instant now = clock.instant();
        Duration wait = Duration.between(now, next.due());
        if (wait.compareTo(Duration.ZERO) > 0) {
            notices.tell(new Notice.LooksAgain(next.id(), wait));
            pause.pause(deadline.left(now, wait));
        }
        return !deadline.hasPassed(clock.instant());
    }
}
