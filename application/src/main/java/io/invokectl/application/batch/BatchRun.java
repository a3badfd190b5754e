package io.invokectl.application.batch;

import io.invokectl.application.batch.InFlightJobs.InFlightJob;
import io.invokectl.application.batch.RowStates.PlannedRow;
import io.invokectl.application.batch.RunBatch.BatchPorts;
import io.invokectl.application.batch.RunBatch.Pacing;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.JobPolling;
import io.invokectl.application.poll.JobPolling.PollSchedule;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.work.TaskSource;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One run of a batch. A single thread decides here what happens next: rows are submitted first, since their jobs take
 * time of their own, and jobs are polled when they have likely ended.
 */
final class BatchRun implements TaskSource {
    /**
     * Maximum number of jobs that are running or wait for their files. At the published 5,000 requests per hour their
     * files are fetched within a quarter of an hour; links are valid for about two hours.
     */
    private static final int MOST_IN_FLIGHT = 500;

    /** With this many rows to submit, polls of probes do not make the batch longer. */
    private static final int MANY = 200;

    private final BatchRequest request;
    private final BatchPorts ports;
    private final Pacing pacing;
    private final Invocations recorded;
    private final BatchState state;
    private final UpcomingRows rows;
    private final InFlightJobs running;
    private final Deque<UnsavedJob> unsaved = new ArrayDeque<>();
    private Instant limitedUntil = Instant.MIN;
    private int activeRequests;
    private int activeSubmissions;
    private int activeSaves;

    BatchRun(
            BatchRequest request,
            BatchPorts ports,
            Pacing pacing,
            Invocations recorded,
            BatchState state,
            UpcomingRows rows) {
        this.request = request;
        this.ports = ports;
        this.pacing = pacing;
        this.recorded = recorded;
        this.state = state;
        this.rows = rows;
        this.running = new InFlightJobs(pacing.estimator());
    }

    @Override
    public Optional<Task> next(Instant now) {
        if (request.limits().deadline().hasPassed(now)) {
            return Optional.empty();
        }
        boolean hasRow = maySend() && maySubmitNow();
        if (activeSaves < pacing.concurrency() && !unsaved.isEmpty()) {
            return Optional.of(save(unsaved.removeFirst()));
        }
        return maySend() && !limitedUntil.isAfter(now) ? request(hasRow, now) : Optional.empty();
    }

    private boolean maySend() {
        return activeRequests < pacing.concurrency() && state.mayPoll();
    }

    private boolean maySubmitNow() {
        return hasRowToSubmit() && state.maySubmitBeside(activeSubmissions);
    }

    private Optional<Task> request(boolean hasRow, Instant now) {
        if (hasRow) {
            return state.notSubmitted() < MANY
                    ? Optional.of(submit(rows.take()))
                    : poll(running.nextProbe(), now).or(() -> Optional.of(submit(rows.take())));
        }
        return poll(running.next(), now);
    }

    private Optional<Task> poll(Optional<InFlightJobs.DueJob> candidate, Instant now) {
        return candidate.filter(next -> !next.due().isAfter(now)).map(next -> poll(next.job()));
    }

    /** Whether the next row is to be submitted, after resuming the rows before it. */
    private boolean hasRowToSubmit() {
        while (running.size() + unsaved.size() < MOST_IN_FLIGHT) {
            Optional<PlannedRow> next = rows.peek();
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().state() != RowState.NOT_SUBMITTED) {
                PlannedRow row = rows.take();
                if (row.isChanged()) {
                    state.skippedChanged(row.row().id());
                } else {
                    row.job().ifPresent(job -> resume(row, job));
                }
            } else if (state.maySubmit()) {
                return true;
            } else {
                rows.take();
            }
        }
        return false;
    }

    private void resume(PlannedRow row, Job job) {
        if (row.state() != RowState.RUNNING && row.state() != RowState.UNSAVED) {
            state.log(row, Optional.empty());
        } else if (state.isReachable(job, ports.endpoints())) {
            Optional<Completed> known = job.completed().filter(completed -> !completed.isEmpty());
            if (known.isPresent()) {
                unsaved.add(new UnsavedJob(row, known.get()));
            } else {
                state.move(row.state(), RowState.RUNNING);
                Invocation named = Invocation.named(job.requestId().orElseThrow());
                running.add(new InFlightJob(row, polling(row, named, job.createdAt())));
            }
        }
    }

    private JobPolling polling(PlannedRow row, Invocation seen, Instant since) {
        var schedule = new PollSchedule(
                request.limits().deadline(),
                Optional.empty(),
                () -> pacing.estimator().likely(row.row().submission().model()));
        return new JobPolling(
                seen.requestId(), since, Optional.of(seen), ports.clock().instant(), schedule, ports.random());
    }

    @Override
    public Optional<Instant> due() {
        Instant now = ports.clock().instant();
        if (!maySend() || request.limits().deadline().hasPassed(now)) {
            return Optional.empty();
        }
        return (maySubmitNow() ? Optional.of(now) : running.next().map(InFlightJobs.DueJob::due))
                .map(due -> due.isAfter(limitedUntil) ? due : limitedUntil)
                .map(due ->
                        request.limits().deadline().at().filter(due::isAfter).orElse(due));
    }

    private record UnsavedJob(PlannedRow row, Completed completed) {}

    private Task submit(PlannedRow row) {
        activeRequests++;
        activeSubmissions++;
        var submission = new SubmitRequest(
                row.row().submission(),
                request.limits().atMostOnce(),
                request.limits().deadline(),
                Optional.of(row.key()));
        return () -> {
            try {
                Submitted submitted = ports.submit().submit(submission, intent -> log(row, intent));
                return () -> accepted(row, submitted);
            } catch (InvokectlException why) {
                return () -> notAccepted(row, why);
            }
        };
    }

    private void log(PlannedRow row, Intent intent) {
        request.folder()
                .log(new SubmittedRow(
                        row.row().id(),
                        row.key(),
                        intent,
                        row.row().submission().model(),
                        ports.endpoints().address(),
                        ports.clock().instant()));
    }

    private void accepted(PlannedRow row, Submitted answer) {
        activeRequests--;
        activeSubmissions--;
        state.requestsSent(answer.attempts());
        state.warn(answer.ledgerWarnings());
        state.accepted();
        var job = new InFlightJob(
                row, polling(row, answer.invocation(), ports.clock().instant()));
        if (job.polling().isPending()) {
            running.add(job);
        } else {
            ended(row, answer.invocation());
        }
    }

    private void notAccepted(PlannedRow row, InvokectlException why) {
        activeRequests--;
        activeSubmissions--;
        state.requestsSent(1);
        if (why instanceof RateLimitException limited) {
            rows.pushBack(row);
            limitedUntil = limited.next();
        } else if (why instanceof SubmissionInDoubtException doubt) {
            state.inDoubt(row, doubt);
        } else {
            state.notAccepted(row, why);
        }
    }

    private Task poll(InFlightJob job) {
        activeRequests++;
        job.beginPoll();
        return () -> {
            job.polling().poll(recorded, ports.clock(), ports.listener());
            return () -> polled(job);
        };
    }

    private void polled(InFlightJob job) {
        activeRequests--;
        state.requestsSent(1);
        if (job.polling().isPending()) {
            running.stillRunning(job);
            return;
        }
        AwaitOutcome outcome = job.polling().outcome(false);
        if (outcome instanceof AwaitOutcome.CannotTell unknown
                && StopRule.isTemporary(unknown.failure())
                && job.polling().mayRetryLater(ports.clock().instant())) {
            running.stillRunning(job);
            return;
        }
        running.remove(job);
        if (outcome instanceof AwaitOutcome.CannotTell unknown) {
            state.failed(job.row(), unknown.failure());
        } else {
            ended(job.row(), outcome.lastSeen().orElseThrow());
        }
    }

    private void ended(PlannedRow row, Invocation invocation) {
        running.learn(row.row().submission().model(), invocation);
        if (invocation instanceof Completed completed) {
            state.move(RowState.RUNNING, RowState.UNSAVED);
            unsaved.add(new UnsavedJob(row, completed));
        } else {
            state.move(RowState.RUNNING, RowState.FAILED);
            state.log(row, Optional.empty());
        }
    }

    private Task save(UnsavedJob job) {
        activeSaves++;
        BatchRow row = job.row().row();
        var files = new SaveRequest(
                job.completed(),
                Optional.of(row.submission()),
                request.saveOptions(),
                request.limits().deadline(),
                Optional.of(row.id()));
        return () -> {
            try {
                SavedResults saved = ports.save().save(files);
                return () -> saved(job.row(), saved);
            } catch (InvokectlException why) {
                return () -> {
                    activeSaves--;
                    state.failed(job.row(), why);
                };
            }
        };
    }

    private void saved(PlannedRow row, SavedResults saved) {
        activeSaves--;
        boolean timedOut = request.limits().deadline().hasPassed(ports.clock().instant());
        if (saved.failures().isEmpty() || !timedOut) {
            state.saved(row, saved);
        }
    }
}
