package io.invokectl.application.batch;

import io.invokectl.application.batch.RowTask.Standing;
import io.invokectl.application.batch.RunBatch.Means;
import io.invokectl.application.batch.RunBatch.Pacing;
import io.invokectl.application.invocation.AwaitOutcome;
import io.invokectl.application.invocation.SaveRequest;
import io.invokectl.application.invocation.SavedResults;
import io.invokectl.application.invocation.SubmitRequest;
import io.invokectl.application.invocation.Submitted;
import io.invokectl.application.invocation.Watch;
import io.invokectl.application.work.Plan;
import io.invokectl.application.work.Work;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.OutOfBudget;
import io.invokectl.domain.failure.SubmissionInDoubt;
import io.invokectl.domain.failure.SubmittedElsewhere;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.job.Job;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One run of a batch. What is done next is decided here, by one thread: rows are submitted first, as their jobs' own time
 * passes meanwhile, and jobs are asked about when they have likely ended.
 */
final class BatchRun implements Plan {
    /**
     * How many jobs may be on their way or wait for their files. At the published 5,000 requests an hour all of them are
     * fetched within a quarter of an hour; links to files are to be trusted for two hours (api 4.2).
     */
    private static final int MOST_UNDER_WAY = 500;

    /** Where so many rows are left, a few looks in vain do not make the batch longer. */
    private static final int MANY = 200;

    private final BatchRequest request;
    private final Means means;
    private final Pacing pacing;
    private final BatchBook book;
    private final UpcomingRows rows;
    private final Running running;
    private final Deque<ToSave> unsaved = new ArrayDeque<>();
    private Instant quietUntil = Instant.MIN;
    private int asking;
    private int saving;

    BatchRun(BatchRequest request, Means means, Pacing pacing, BatchBook book, UpcomingRows rows) {
        this.request = request;
        this.means = means;
        this.pacing = pacing;
        this.book = book;
        this.rows = rows;
        this.running = new Running(pacing.pace());
    }

    @Override
    public Optional<Work> next(Instant now) {
        if (request.limits().deadline().hasPassed(now)) {
            return Optional.empty();
        }
        boolean hasRow = mayAsk() && hasRow();
        if (saving < pacing.concurrency() && !unsaved.isEmpty()) {
            return Optional.of(new Save(unsaved.removeFirst()));
        }
        return mayAsk() && !quietUntil.isAfter(now) ? request(hasRow, now) : Optional.empty();
    }

    private boolean mayAsk() {
        return asking < pacing.concurrency() && book.mayAsk();
    }

    private Optional<Work> request(boolean hasRow, Instant now) {
        if (hasRow) {
            return book.waiting() < MANY
                    ? Optional.of(new Submit(rows.take()))
                    : look(running.nextScout(), now).or(() -> Optional.of(new Submit(rows.take())));
        }
        return look(running.next(), now);
    }

    private Optional<Work> look(Optional<Running.Turn> turn, Instant now) {
        return turn.filter(next -> !next.due().isAfter(now)).map(next -> new Look(next.job()));
    }

    /** Whether there is a row to be submitted now. What else there is to do about rows on the way there is begun. */
    private boolean hasRow() {
        while (running.size() + unsaved.size() < MOST_UNDER_WAY) {
            Optional<RowTask> next = rows.peek();
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().standing() != Standing.TO_SUBMIT) {
                takeUp(rows.take());
            } else if (book.maySubmit()) {
                return true;
            } else {
                rows.take();
            }
        }
        return false;
    }

    private void takeUp(RowTask task) {
        task.job().ifPresent(job -> takeUp(task, job));
    }

    private void takeUp(RowTask task, Job job) {
        if (task.standing() == Standing.RUNNING) {
            if (job.origin().address().isSamePlaceAs(means.address())) {
                running.add(new RunningJob(
                        task, watch(task, job.requestId().map(Invocation::named).orElseThrow(), job.createdAt())));
            } else {
                book.failed(task, new SubmittedElsewhere(job.requestId().orElseThrow()));
            }
        } else if (task.standing() == Standing.UNSAVED) {
            unsaved.add(new ToSave(task, job.completed().orElseThrow()));
        } else {
            book.note(task, Optional.empty());
        }
    }

    private Watch watch(RowTask task, Invocation seen, Instant since) {
        var rhythm = new Watch.Rhythm(
                request.limits().deadline(),
                Optional.empty(),
                () -> pacing.pace().likely(task.row().submission().model()));
        return new Watch(
                seen.requestId(), since, Optional.of(seen), means.clock().instant(), rhythm, means.random());
    }

    @Override
    public Optional<Instant> due() {
        Instant now = means.clock().instant();
        if (!mayAsk() || request.limits().deadline().hasPassed(now)) {
            return Optional.empty();
        }
        return (hasRow() ? Optional.of(now) : running.next().map(Running.Turn::due))
                .map(due -> due.isAfter(quietUntil) ? due : quietUntil)
                .map(due ->
                        request.limits().deadline().at().filter(due::isAfter).orElse(due));
    }

    /** A job that has ended, well. */
    private record ToSave(RowTask task, Completed completed) {}

    private void stands(RunningJob job) {
        if (job.watch().goesOn()) {
            running.goesOn(job);
            return;
        }
        running.remove(job);
        AwaitOutcome outcome = job.watch().outcome();
        if (outcome instanceof AwaitOutcome.CannotTell unknown) {
            book.failed(job.task(), unknown.failure());
        } else {
            ended(job.task(), outcome.lastSeen().orElseThrow());
        }
    }

    private void ended(RowTask task, Invocation invocation) {
        running.learn(task.row().submission().model(), invocation);
        if (invocation instanceof Completed completed) {
            book.moves(task, Standing.RUNNING, Standing.UNSAVED);
            unsaved.add(new ToSave(task, completed));
        } else {
            book.moves(task, Standing.RUNNING, Standing.FAILED);
            book.note(task, Optional.empty());
        }
    }

    /** A row is submitted. */
    private final class Submit implements Work {
        private final RowTask task;
        private Optional<Submitted> submitted = Optional.empty();
        private Optional<InvokectlException> failure = Optional.empty();

        Submit(RowTask task) {
            this.task = task;
            asking++;
        }

        @Override
        public void run() throws InterruptedException {
            try {
                submitted = Optional.of(means.submit()
                        .submit(new SubmitRequest(
                                task.row().submission(),
                                request.limits().atMostOnce(),
                                request.limits().deadline(),
                                Optional.of(task.key()))));
            } catch (InvokectlException notAccepted) {
                failure = Optional.of(notAccepted);
            }
        }

        @Override
        public void settle() {
            asking--;
            submitted.ifPresent(this::accepted);
            failure.ifPresent(this::notAccepted);
        }

        private void accepted(Submitted answer) {
            book.asked(answer.attempts());
            book.moves(task, Standing.TO_SUBMIT, Standing.RUNNING);
            var job = new RunningJob(
                    task, watch(task, answer.invocation(), means.clock().instant()));
            if (job.watch().goesOn()) {
                running.add(job);
            } else {
                ended(task, answer.invocation());
            }
        }

        private void notAccepted(InvokectlException why) {
            book.asked(1);
            if (why instanceof OutOfBudget spent) {
                rows.giveBack(task);
                quietUntil = spent.next();
            } else if (why instanceof SubmissionInDoubt doubt) {
                book.moves(task, Standing.TO_SUBMIT, Standing.IN_DOUBT);
                book.failed(task, doubt);
                book.note(task, Optional.of(doubt.getMessage()));
            } else {
                book.notAccepted(task, why);
            }
        }
    }

    /** A job is asked about. */
    private final class Look implements Work {
        private final RunningJob job;

        Look(RunningJob job) {
            this.job = job;
            job.begin();
            asking++;
        }

        @Override
        public void run() throws InterruptedException {
            job.watch().look(means.invocations(), means.clock(), means.notices());
        }

        @Override
        public void settle() {
            asking--;
            book.asked(1);
            stands(job);
        }
    }

    /** Files are kept. */
    private final class Save implements Work {
        private final ToSave job;
        private Optional<SavedResults> saved = Optional.empty();
        private Optional<InvokectlException> failure = Optional.empty();

        Save(ToSave job) {
            this.job = job;
            saving++;
        }

        @Override
        public void run() throws InterruptedException {
            try {
                saved = Optional.of(means.save()
                        .save(new SaveRequest(
                                job.completed(),
                                Optional.of(job.task().row().submission()),
                                request.keeping(),
                                request.limits().deadline(),
                                Optional.of(job.task().row().id()))));
            } catch (InvokectlException notKept) {
                failure = Optional.of(notKept);
            }
        }

        @Override
        public void settle() {
            saving--;
            boolean timeIsUp =
                    request.limits().deadline().hasPassed(means.clock().instant());
            saved.filter(kept -> kept.failures().isEmpty() || !timeIsUp).ifPresent(kept -> book.kept(job.task(), kept));
            failure.ifPresent(why -> book.failed(job.task(), why));
        }
    }
}
