package io.invokectl.application.batch;

import static io.invokectl.application.InvocationFixture.PICTURE;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.poll.DurationEstimator;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryBatchFolder;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter;
import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.submit.SubmissionJournal;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.work.DirectWorkers;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A batch of rows over fakes: an API whose jobs take time, a ledger, a directory and files in memory. */
abstract class BatchFixture {
    static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    static final ModelId MODEL = new ModelId("fal-ai/flux/schnell");
    static final ApiAddress ADDRESS = new ApiAddress("https://api.test");
    static final Quota FIFTY_IN_TEN_SECONDS = new Quota(50, Duration.ofSeconds(10));

    final ManualClock clock = new ManualClock();
    final InMemoryLedger ledger = new InMemoryLedger();
    InMemoryResults results = new InMemoryResults();
    final InMemoryMedia media = new InMemoryMedia().with(PICTURE, PNG);
    InMemoryBatchFolder folder = new InMemoryBatchFolder("0123456789abcdef");
    List<Quota> rates = List.of();
    SlidingWindowRateLimiter rateLimiter = rateLimiter();
    TimedInvocations api = api(job -> Duration.ofSeconds(4));

    BatchOutcome run(List<BatchRow> rows) throws InterruptedException {
        return run(rows, Limits.DEFAULT);
    }

    BatchOutcome run(List<BatchRow> rows, Limits limits) throws InterruptedException {
        return batch().run(request(rows, limits), BatchListener.NONE);
    }

    BatchRequest request(List<BatchRow> rows, Limits limits) {
        folder = again();
        return new BatchRequest(
                manifest(rows), folder, new SaveOptions(NameTemplate.BATCH_DEFAULT, false, false), limits);
    }

    InMemoryBatchFolder again() {
        folder.close();
        return folder.forRun();
    }

    static Limits limits(boolean retryFailed, Deadline deadline) {
        return new Limits(true, retryFailed, false, false, Long.MAX_VALUE, deadline);
    }

    static Manifest manifest(List<BatchRow> rows) {
        return manifest(rows::stream);
    }

    static Manifest manifest(Supplier<Stream<BatchRow>> rows) {
        return new StreamManifest<>("memory.jsonl", rows, BatchRow::id, BatchRow::submission);
    }

    void limit(Quota window, IntFunction<Duration> durations) {
        rates = List.of(window);
        rateLimiter = rateLimiter();
        api = api(durations);
    }

    SlidingWindowRateLimiter rateLimiter() {
        return new SlidingWindowRateLimiter(rates, clock, clock, ProgressListener.NONE);
    }

    TimedInvocations api(IntFunction<Duration> durations) {
        return new TimedInvocations(clock, rateLimiter, durations);
    }

    RunBatch batch() {
        return batch(media);
    }

    RunBatch batch(InMemoryMedia files) {
        return new RunBatch(ports(files), Optional.of(ledger), pacing());
    }

    RunBatch.BatchPorts ports(InMemoryMedia files) {
        var origin = new Origin(ADDRESS, Optional.empty());
        var random = new Random(1);
        return new RunBatch.BatchPorts(
                new SubmitInvocation(
                        api,
                        rateLimiter,
                        new SubmissionJournal(Optional.of(ledger), origin, clock, ProgressListener.NONE),
                        RetryRules.DEFAULT,
                        clock,
                        clock,
                        random,
                        ProgressListener.NONE),
                api,
                history(),
                new SaveResults(api, id -> files, results, history(), ProgressListener.NONE),
                InvocationFixture.endpoints(ADDRESS),
                clock,
                random,
                ProgressListener.NONE);
    }

    RunBatch.Pacing pacing() {
        return new RunBatch.Pacing(
                rates, new DurationEstimator(history()::durations), 1, size -> new DirectWorkers(clock));
    }

    JobHistory history() {
        return new JobHistory(Optional.of(ledger), InvocationFixture.endpoints(ADDRESS), ProgressListener.NONE);
    }

    List<RowResult> noted() {
        var noted = new ArrayList<RowResult>();
        folder.each(noted::add);
        return noted;
    }

    static List<BatchRow> rows(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(n -> row(n, "city " + n))
                .toList();
    }

    static BatchRow row(int number, String prompt) {
        return new BatchRow(
                number, new RowId("row-" + number), new Submission(MODEL, JsonObject.EMPTY.with("prompt", prompt)));
    }
}
