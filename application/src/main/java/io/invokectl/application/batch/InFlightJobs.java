package io.invokectl.application.batch;

import io.invokectl.application.batch.RowStates.PlannedRow;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.poll.JobPolling;
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
 * The jobs that were accepted and have not ended. A job is polled when jobs of its model have likely ended. Of a model
 * with unknown duration only a few jobs are polled as probes, and more of them the longer the probes take. Not
 * thread-safe.
 */
final class InFlightJobs {
    private static final int PROBES = 2;
    private static final int POLLS_PER_EXTRA_PROBE = 16;
    private static final Duration FIRST_POLL = Duration.ofSeconds(1);

    private final DurationEstimator estimator;
    private final Map<ModelId, OfModel> models = new LinkedHashMap<>();
    private int size;

    InFlightJobs(DurationEstimator estimator) {
        this.estimator = estimator;
    }

    /** A job and when to poll it. */
    record DueJob(InFlightJob job, Instant due) {}

    /** A row whose job was accepted and has not ended. */
    static final class InFlightJob {
        private final PlannedRow row;
        private final JobPolling polling;
        private boolean wasPolled;
        private boolean isBusy;

        InFlightJob(PlannedRow row, JobPolling polling) {
            this.row = row;
            this.polling = polling;
        }

        PlannedRow row() {
            return row;
        }

        JobPolling polling() {
            return polling;
        }

        void beginPoll() {
            isBusy = true;
            wasPolled = true;
        }

        private ModelId model() {
            return row.row().submission().model();
        }
    }

    int size() {
        return size;
    }

    void add(InFlightJob job) {
        of(job.model()).jobs.add(job);
        size++;
    }

    /** A poll showed that the job has not ended. */
    void stillRunning(InFlightJob job) {
        job.isBusy = false;
        of(job.model()).pollsInVain++;
    }

    void remove(InFlightJob job) {
        of(job.model()).jobs.remove(job);
        size--;
    }

    /** Learns the duration of a job that has ended. */
    void learn(ModelId model, Invocation ended) {
        ended.envelope().duration().ifPresent(duration -> estimator.learn(model, duration));
        of(model).likely = estimator.likely(model);
    }

    private OfModel of(ModelId model) {
        return models.computeIfAbsent(model, unknown -> new OfModel(estimator.likely(unknown)));
    }

    /** The job to poll next. */
    Optional<DueJob> next() {
        return first(models.values().stream());
    }

    /** The probe to poll next, of a model with unknown duration. */
    Optional<DueJob> nextProbe() {
        return first(models.values().stream().filter(jobs -> jobs.likely.isEmpty()));
    }

    private static Optional<DueJob> first(Stream<OfModel> some) {
        return some.flatMap(model -> model.first().stream()).min(Comparator.comparing(DueJob::due));
    }

    private static final class OfModel {
        private final List<InFlightJob> jobs = new ArrayList<>();
        private Optional<Duration> likely;
        private int pollsInVain;

        OfModel(Optional<Duration> likely) {
            this.likely = likely;
        }

        /** The job that is due first. Called often for hundreds of jobs, so it allocates a single result. */
        Optional<DueJob> first() {
            Instant due = Instant.MAX;
            Optional<InFlightJob> first = Optional.empty();
            long probes = likely.isPresent() ? jobs.size() : newProbes();
            for (InFlightJob job : jobs) {
                boolean mayBeNext = job.wasPolled ? !job.isBusy : probes-- > 0;
                if (mayBeNext && due(job).isBefore(due)) {
                    due = due(job);
                    first = Optional.of(job);
                }
            }
            Instant earliest = due;
            return first.map(job -> new DueJob(job, earliest));
        }

        private Instant due(InFlightJob job) {
            return job.wasPolled ? job.polling.due() : job.polling.since().plus(likely.orElse(FIRST_POLL));
        }

        private long newProbes() {
            return PROBES
                    + extraProbes()
                    - jobs.stream().filter(job -> job.wasPolled).count();
        }

        /** One more after 16 unsuccessful polls, another after 32, 64 and so on: a probe may be an outlier. */
        private int extraProbes() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(pollsInVain / POLLS_PER_EXTRA_PROBE);
        }
    }
}
