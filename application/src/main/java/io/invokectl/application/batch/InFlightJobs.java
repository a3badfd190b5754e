package io.invokectl.application.batch;

import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jobs that were accepted and have not ended. Each is asked about when jobs of its model have likely ended. Of a
 * model that nobody knows a few scouts are asked about, and a few more the longer those take. Not thread-safe.
 */
final class InFlightJobs {
    private static final int SCOUTS = 2;
    private static final int LOOKS_TO_ANOTHER_SCOUT = 16;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final DurationEstimator pace;
    private final Map<ModelId, OfModel> models = new LinkedHashMap<>();
    private int size;

    InFlightJobs(DurationEstimator pace) {
        this.pace = pace;
    }

    /**
     * A job to be asked about.
     *
     * @param job the job
     * @param due when that is
     */
    record Turn(InFlightJob job, Instant due) {}

    int size() {
        return size;
    }

    void add(InFlightJob job) {
        models.computeIfAbsent(job.model(), model -> new OfModel(pace.likely(model)))
                .jobs
                .add(job);
        size++;
    }

    /** It was asked about, and has not ended. */
    void goesOn(InFlightJob job) {
        job.complete();
        of(job.model()).vain++;
    }

    /** Nobody asks about it any more. */
    void remove(InFlightJob job) {
        of(job.model()).jobs.remove(job);
        size--;
    }

    /** A job ended. */
    void learn(ModelId model, Invocation ended) {
        ended.envelope().duration().ifPresent(time -> pace.learn(model, time));
        of(model).likely = pace.likely(model);
    }

    private OfModel of(ModelId model) {
        return models.computeIfAbsent(model, unseen -> new OfModel(pace.likely(unseen)));
    }

    /** The job to ask about next. */
    Optional<Turn> next() {
        return first(models.values().stream());
    }

    /** The job to ask about next of those whose models nobody knows. */
    Optional<Turn> nextScout() {
        return first(models.values().stream().filter(jobs -> jobs.likely.isEmpty()));
    }

    private static Optional<Turn> first(Stream<OfModel> some) {
        return some.flatMap(model -> model.first().stream()).min(Comparator.comparing(Turn::due));
    }

    /** The jobs of one model. */
    private static final class OfModel {
        private final List<InFlightJob> jobs = new ArrayList<>();
        private Optional<Duration> likely;
        private int vain;

        OfModel(Optional<Duration> likely) {
            this.likely = likely;
        }

        /** The turn that comes first. This is asked for all the time, of hundreds of jobs: so it makes but one. */
        Optional<Turn> first() {
            Instant due = Instant.MAX;
            Optional<InFlightJob> first = Optional.empty();
            long scouts = likely.isPresent() ? jobs.size() : scouts();
            for (InFlightJob job : jobs) {
                boolean mayBeNext = job.isKnown() ? job.isIdle() : scouts-- > 0;
                if (mayBeNext && due(job).isBefore(due)) {
                    due = due(job);
                    first = Optional.of(job);
                }
            }
            Instant turn = due;
            return first.map(job -> new Turn(job, turn));
        }

        private Instant due(InFlightJob job) {
            return job.isKnown() ? job.polling().due() : job.polling().since().plus(likely.orElse(FIRST_LOOK));
        }

        private long scouts() {
            return SCOUTS
                    + reinforcements()
                    - jobs.stream().filter(InFlightJob::isKnown).count();
        }

        /** One more after 16 looks in vain, another after 32, 64 and so on: a scout may be an odd job. */
        private int reinforcements() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(vain / LOOKS_TO_ANOTHER_SCOUT);
        }
    }
}
