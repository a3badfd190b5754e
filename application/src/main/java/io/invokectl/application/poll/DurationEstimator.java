package io.invokectl.application.poll;

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

/** Estimates how long jobs of each model take from submission to end, from jobs that have ended. Thread-safe. */
public final class DurationEstimator {
    private static final int MOST_DURATIONS = 50;
    private static final int FEW = 5;
    private static final int LIKELY_PERCENTILE = 85;

    /** Some APIs report times in whole seconds. */
    private static final Duration ROUNDING = Duration.ofMillis(500);

    private final Function<ModelId, Collection<Duration>> history;
    private final Map<ModelId, Deque<Duration>> durations = new HashMap<>();

    /**
     * Creates an estimator.
     *
     * @param history supplies the durations of earlier jobs of a model; called once per model
     */
    public DurationEstimator(Function<ModelId, Collection<Duration>> history) {
        this.history = history;
    }

    /** Adds the duration of a job that has ended. */
    public synchronized void learn(ModelId model, Duration duration) {
        Deque<Duration> known = of(model);
        known.addLast(duration);
        if (known.size() > MOST_DURATIONS) {
            known.removeFirst();
        }
    }

    /** The median duration; empty if no job of the model is known. */
    public synchronized Optional<Duration> median(ModelId model) {
        return percentile(of(model), 50);
    }

    /** The duration after which a job has most likely ended; empty if no job of the model is known. */
    public synchronized Optional<Duration> likely(ModelId model) {
        Deque<Duration> known = of(model);
        return percentile(known, known.size() < FEW ? 100 : LIKELY_PERCENTILE).map(ROUNDING::plus);
    }

    private Deque<Duration> of(ModelId model) {
        return durations.computeIfAbsent(model, unknown -> new ArrayDeque<>(history.apply(unknown)));
    }

    private static Optional<Duration> percentile(Deque<Duration> known, int percent) {
        List<Duration> sorted = known.stream().sorted().toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
    }
}
