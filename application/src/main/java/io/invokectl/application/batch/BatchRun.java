package io.invokectl.application.batch;

import io.invokectl.application.batch.PlannedRow.RowState;
import io.invokectl.application.batch.RunBatch.BatchPorts;
import io.invokectl.application.batch.RunBatch.Pacing;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.JobPolling;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SavedResults;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.submit.Submitted;
import io.invokectl.application.work.Task;
import io.invokectl.application.work.TaskSource;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.WrongEndpointException;
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
final class BatchRun implements TaskSource {
    /**
     * How many jobs may be on their way or wait for their files. At the published 5,000 requests an hour all of them are
     * fetched within a quarter of an hour; links to files are to be trusted for two hours (api 4.2).
     */
    private static final int MOST_UNDER_WAY = 500;

    /** Where so many rows are left, a few looks in vain do not make the batch longer. */
    private static final int MANY = 200;

    private final BatchRequest request;
    private final BatchPorts ports;
    private final Pacing pacing;
    private final BatchState book;
    private final UpcomingRows rows;
    private final InFlightJobs running;
    private final Deque<ToSave> unsaved = new ArrayDeque<>();
    private Instant quietUntil = Instant.MIN;
    private int asking;
    private int saving;

    BatchRun(BatchRequest request, BatchPorts ports, Pacing pacing, BatchState book, UpcomingRows rows) {
        this.request = request;
        this.ports = ports;
        this.pacing = pacing;
        this.book = book;
        this.rows = rows;
        this.running = new InFlightJobs(pacing.pace());
    }

    @Override
    public Optional<Task> next(Instant now) {
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

    private Optional<Task> request(boolean hasRow, Instant now) {
        if (hasRow) {
            return book.waiting() < MANY
                    ? Optional.of(new Submit(rows.take()))
                    : look(running.nextScout(), now).or(() -> Optional.of(new Submit(rows.take())));
        }
        return look(running.next(), now);
    }

    private Optional<Task> look(Optional<InFlightJobs.Turn> turn, Instant now) {
        return turn.filter(next -> !next.due().isAfter(now)).map(next -> new Poll(next.job()));
    }

    /** Whether there is a row to be submitted now. What else there is to do about rows on the way there is begun. */
    private boolean hasRow() {
        while (running.size() + unsaved.size() < MOST_UNDER_WAY) {
            Optional<PlannedRow> next = rows.peek();
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().standing() != RowState.TO_SUBMIT) {
                takeUp(rows.take());
            } else if (book.maySubmit()) {
                return true;
            } else {
                rows.take();
            }
        }
        return false;
    }

    private void takeUp(PlannedRow task) {
        task.job().ifPresent(job -> takeUp(task, job));
    }

    private void takeUp(PlannedRow task, Job job) {
        if (task.standing() == RowState.RUNNING) {
            if (job.origin().address().isSamePlaceAs(ports.address())) {
                running.add(new InFlightJob(
                        task,
                        polling(task, job.requestId().map(Invocation::named).orElseThrow(), job.createdAt())));
            } else {
                book.passedOver(WrongEndpointException.to(
                        job.origin().address(), job.requestId().orElseThrow().value(), ports.address()));
            }
        } else if (task.standing() == RowState.UNSAVED) {
            unsaved.add(new ToSave(task, job.completed().orElseThrow()));
        } else {
            book.note(task, Optional.empty());
        }
    }

    private JobPolling polling(PlannedRow task, Invocation seen, Instant since) {
        var schedule = new JobPolling.PollSchedule(
                request.limits().deadline(),
                Optional.empty(),
                () -> pacing.pace().likely(task.row().submission().model()));
        return new JobPolling(
                seen.requestId(), since, Optional.of(seen), ports.clock().instant(), schedule, ports.random());
    }

    @Override
    public Optional<Instant> due() {
        Instant now = ports.clock().instant();
        if (!mayAsk() || request.limits().deadline().hasPassed(now)) {
            return Optional.empty();
        }
        return (hasRow() ? Optional.of(now) : running.next().map(InFlightJobs.Turn::due))
                .map(due -> due.isAfter(quietUntil) ? due : quietUntil)
                .map(due ->
                        request.limits().deadline().at().filter(due::isAfter).orElse(due));
    }

    /** A job that has ended, well. */
    private record ToSave(PlannedRow task, Completed completed) {}

    private void stands(InFlightJob job) {
        if (job.polling().goesOn()) {
            running.goesOn(job);
            return;
        }
        running.remove(job);
        AwaitOutcome outcome = job.polling().outcome();
        if (outcome instanceof AwaitOutcome.CannotTell unknown) {
            book.failed(job.task(), unknown.failure());
        } else {
            ended(job.task(), outcome.lastSeen().orElseThrow());
        }
    }

    private void ended(PlannedRow task, Invocation invocation) {
        running.learn(task.row().submission().model(), invocation);
        if (invocation instanceof Completed completed) {
            book.moves(task, RowState.RUNNING, RowState.UNSAVED);
            unsaved.add(new ToSave(task, completed));
        } else {
            book.moves(task, RowState.RUNNING, RowState.FAILED);
            book.note(task, Optional.empty());
        }
    }

    /** A row is submitted. */
    private final class Submit implements Task {
        private final PlannedRow task;
        private Optional<Submitted> submitted = Optional.empty();
        private Optional<InvokectlException> failure = Optional.empty();

        Submit(PlannedRow task) {
            this.task = task;
            asking++;
        }

        @Override
        public void run() throws InterruptedException {
            try {
                submitted = Optional.of(ports.submit()
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
        public void complete() {
            asking--;
            submitted.ifPresent(this::accepted);
            failure.ifPresent(this::notAccepted);
        }

        private void accepted(Submitted answer) {
            book.asked(answer.attempts());
            book.moves(task, RowState.TO_SUBMIT, RowState.RUNNING);
            var job = new InFlightJob(
                    task, polling(task, answer.invocation(), ports.clock().instant()));
            if (job.polling().goesOn()) {
                running.add(job);
            } else {
                ended(task, answer.invocation());
            }
        }

        private void notAccepted(InvokectlException why) {
            book.asked(1);
            if (why instanceof RateLimitException spent) {
                rows.giveBack(task);
                quietUntil = spent.next();
            } else if (why instanceof SubmissionInDoubtException doubt) {
                book.moves(task, RowState.TO_SUBMIT, RowState.IN_DOUBT);
                book.failed(task, doubt);
                book.note(task, Optional.of(doubt.getMessage()));
            } else {
                book.notAccepted(task, why);
            }
        }
    }

    /** A job is asked about. */
    private final class Poll implements Task {
        private final InFlightJob job;

        Poll(InFlightJob job) {
            this.job = job;
            job.begin();
            asking++;
        }

        @Override
        public void run() throws InterruptedException {
            job.polling().poll(ports.invocations(), ports.clock(), ports.listener());
        }

        @Override
        public void complete() {
            asking--;
            book.asked(1);
            stands(job);
        }
    }

    /** Files are kept. */
    private final class Save implements Task {
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
                saved = Optional.of(ports.save()
                        .save(new SaveRequest(
                                job.completed(),
                                Optional.of(job.task().row().submission()),
                                request.saveOptions(),
                                request.limits().deadline(),
                                Optional.of(job.task().row().id()))));
            } catch (InvokectlException notKept) {
                failure = Optional.of(notKept);
            }
        }

        @Override
        public void complete() {
            saving--;
            boolean timeIsUp =
                    request.limits().deadline().hasPassed(ports.clock().instant());
            saved.filter(kept -> kept.failures().isEmpty() || !timeIsUp)
                    .ifPresent(kept -> book.saved(job.task(), kept));
            failure.ifPresent(why -> book.failed(job.task(), why));
        }
    }
}
