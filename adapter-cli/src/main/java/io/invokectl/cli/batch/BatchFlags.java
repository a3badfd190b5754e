package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.jobs.InputReader;
import io.invokectl.cli.jobs.SaveFlags;
import io.invokectl.cli.jobs.SubmissionFlags;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CliRuntime.ManifestSource;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The flags and the argument of {@code batch run}. */
final class BatchFlags {
    private static final long DEFAULT_CONCURRENCY = 8;
    private static final long MAX_CONCURRENCY = 64;

    static final List<Flag> ALL = Stream.of(
                    List.of(
                            Flag.text("out", "<dir>", "Directory for results, results.jsonl and the report")
                                    .completing(CompletionCandidates.FOLDERS)
                                    .asRequired(),
                            Flag.text(
                                            "format",
                                            "<format>",
                                            "Manifest format: jsonl, csv or txt (default: by file name)")
                                    .completing(CompletionCandidates.of("jsonl", "csv", "txt"))),
                    SubmissionFlags.COMMON,
                    List.of(
                            Flag.list(
                                    "rate",
                                    "<n/period>",
                                    "Rate limit, such as 250/1m (repeatable; default: 250/1m and 5000/1h)"),
                            Flag.text(
                                    "concurrency",
                                    "<n>",
                                    "Number of concurrent requests and downloads, 1 to 64 (default: 8)"),
                            Flag.text("max-jobs", "<n>", "Maximum number of jobs to submit in this run"),
                            Flag.text(
                                    "timeout",
                                    "<time>",
                                    "Maximum time to run, such as 90s or 1h30m (default: unlimited)"),
                            Flag.text(
                                    "name",
                                    "<template>",
                                    "File name template (default: {row}-{n}.{ext}); {tag.KEY} is the value of a tag")),
                    SaveFlags.HOW,
                    List.of(
                            Flag.bool(
                                    "dry-run",
                                    "Show what would be submitted and how long it would take, and submit nothing"),
                            Flag.bool("retry-failed", "Resubmit rows that failed or were rejected"),
                            Flag.bool("keep-going", "Submit the other rows even if ten in a row are rejected alike"),
                            Flag.bool(
                                    "skip-changed",
                                    "Skip rows that differ from the job accepted under their ID instead of failing"),
                            Flag.bool(
                                    "at-most-once",
                                    "Never retry a submission that may have been accepted (default: on)"),
                            Flag.bool("no-at-most-once", "Retry submissions that fail with a server error")))
            .flatMap(List::stream)
            .toList();

    private final Flags flags;
    private final InputReader input;

    BatchFlags(Flags flags, InputReader input) {
        this.flags = flags;
        this.input = input;
    }

    String folder() {
        return flags.text("out")
                .orElseThrow(() -> new UsageException("batch run requires --out, such as --out pictures"));
    }

    boolean isDryRun() {
        return flags.isOn("dry-run");
    }

    ManifestSource manifest() {
        return new ManifestSource(
                flags.argument(),
                flags.value("format", Manifest.Format::named),
                new SubmissionFlags(flags, input).draft(),
                () -> input.stdin("the manifest"));
    }

    /** Returns the rate limits, which all apply; those of the API if empty. */
    List<Quota> rates() {
        return flags.values("rate", Quota::parse);
    }

    int concurrency() {
        long concurrency = flags.count("concurrency").orElse(DEFAULT_CONCURRENCY);
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new UsageException("--concurrency " + concurrency + " is out of range: 1 to " + MAX_CONCURRENCY);
        }
        return (int) concurrency;
    }

    SaveOptions saveOptions() {
        return SaveFlags.saveOptions(flags, NameTemplate::ofBatch, NameTemplate.BATCH_DEFAULT);
    }

    Limits limits(InstantSource clock) {
        return new Limits(
                flags.isOn("at-most-once", true) && !flags.isOn("no-at-most-once"),
                flags.isOn("retry-failed"),
                flags.isOn("keep-going"),
                flags.isOn("skip-changed"),
                flags.count("max-jobs").orElse(Long.MAX_VALUE),
                flags.value("timeout", DurationParser::parse)
                        .filter(time -> !time.isZero())
                        .map(time -> Deadline.at(clock.instant().plus(time)))
                        .orElse(Deadline.NONE));
    }
}
