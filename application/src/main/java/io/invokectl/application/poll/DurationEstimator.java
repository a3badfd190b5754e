package io.invokectl.application.poll;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.ModelId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How long jobs of each model take, from their submission to their end. Learned as they end. Thread-safe. */
public final class DurationEstimator {
    private static final int LATELY = 50;
    private static final int FEW = 5;

    /** As many of a hundred jobs have ended when one is likely to have. */
    private static final int LIKELY = 85;

    /** Times in answers are told in whole seconds by some. */
    private static final Duration ROUNDING = Duration.ofMillis(500);

    private final Function<ModelId, Collection<Duration>> before;
    private final Map<ModelId, Deque<Duration>> lately = new HashMap<>();

    /**
     * Nothing learned yet.
     *
     * @param before how long jobs of a model took before; asked once for each
     */
    public DurationEstimator(Function<ModelId, Collection<Duration>> before) {
        this.before = requireNonNull(before, "before");
    }

    /** A job took so long. */
    public synchronized void learn(ModelId model, Duration time) {
        Deque<Duration> times = of(model);
        times.addLast(time);
        if (times.size() > LATELY) {
            times.removeFirst();
        }
    }

    /** The time that is as often too long as too short. */
    public synchronized Optional<Duration> usual(ModelId model) {
        return share(of(model), 50);
    }

    /** The time after which a job has most likely ended. */
    public synchronized Optional<Duration> likely(ModelId model) {
        Deque<Duration> times = of(model);
        return share(times, times.size() < FEW ? 100 : LIKELY).map(ROUNDING::plus);
    }

    private Deque<Duration> of(ModelId model) {
        return lately.computeIfAbsent(model, unknown -> new ArrayDeque<>(before.apply(unknown)));
    }

    /** The time within which so many of a hundred ended. */
    private static Optional<Duration> share(Deque<Duration> times, int percent) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
    }
}
