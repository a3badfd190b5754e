package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.command.CliRuntime.ManifestSource;
import io.invokectl.cli.command.CliRuntime.Pace;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.Flags;
import io.invokectl.cli.invoke.InputReader;
import io.invokectl.cli.invoke.SaveFlags;
import io.invokectl.cli.invoke.SubmissionFlags;
import io.invokectl.cli.output.UsageException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The flags and the argument of {@code batch run}. */
final class BatchFlags {
    private static final int MOST_AT_ONCE = 64;

    static final List<Flag> ALL = Stream.of(
                    List.of(
                            Flag.text("out", "<folder>", "Keep the files and results.jsonl in this folder; needed")
                                    .offering(CompletionCandidates.FOLDERS),
                            Flag.text(
                                            "format",
                                            "<format>",
                                            "Read the manifest as jsonl, csv or txt (default: by its name)")
                                    .offering(CompletionCandidates.of("jsonl", "csv", "txt"))),
                    SubmissionFlags.COMMON,
                    List.of(
                            Flag.list(
                                    "rate",
                                    "<n/time>",
                                    "Send at most so many requests in such a time, may be given several times (default:"
                                            + " 250/1m and 5000/1h)"),
                            Flag.text("concurrency", "<n>", "Do so many things at once, 1 to 64 (default: 8)"),
                            Flag.text("max-jobs", "<n>", "Submit at most so many jobs in this run"),
                            Flag.text("timeout", "<time>", "Stop after so long, such as 90s or 1h30m (default: never)"),
                            Flag.text(
                                    "name",
                                    "<template>",
                                    "Name files so (default: {row}-{n}.{ext}); {tag.KEY} stands for the value of a tag")),
                    SaveFlags.HOW,
                    List.of(
                            Flag.toggle("dry-run", "Show what would be submitted, and send nothing"),
                            Flag.toggle("retry-failed", "Submit rows anew that failed or were rejected"),
                            Flag.toggle("at-most-once", "Never send again what may have been accepted (default: on)"),
                            Flag.toggle("no-at-most-once", "Send again what was answered with a server error")))
            .flatMap(List::stream)
            .toList();

    private final Flags flags;
    private final InputReader input;

    BatchFlags(Flags flags, InputReader input) {
        this.flags = flags;
        this.input = input;
    }

    String folder() {
        return flags.text("out").orElseThrow(() -> new UsageException("batch run needs --out, such as --out pictures"));
    }

    boolean isDryRun() {
        return flags.isOn("dry-run");
    }

    ManifestSource manifest() {
        return new ManifestSource(
                flags.arguments(word -> word).get(0),
                flags.value("format", Manifest.Format::named),
                new SubmissionFlags(flags, input).draft(),
                () -> input.stdin("the manifest"));
    }

    Pace pace() {
        List<Quota> rates = flags.values("rate", Quota::parse);
        long atOnce = flags.count("concurrency", "things at once").orElse((long) Pace.DEFAULT.concurrency());
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new UsageException("--concurrency " + atOnce + " is out of range: 1 to " + MOST_AT_ONCE);
        }
        return new Pace(Optional.of(rates).filter(given -> !given.isEmpty()), (int) atOnce);
    }

    SaveOptions saveOptions() {
        return SaveFlags.saveOptions(flags, NameTemplate::ofBatch, NameTemplate.BATCH_DEFAULT);
    }

    Limits limits(InstantSource clock) {
        return new Limits(
                flags.isOn("at-most-once", true) && !flags.isOn("no-at-most-once"),
                flags.isOn("retry-failed"),
                flags.count("max-jobs", "jobs").orElse(Long.MAX_VALUE),
                flags.value("timeout", DurationParser::parse)
                        .filter(time -> !time.isZero())
                        .map(time -> Deadline.at(clock.instant().plus(time)))
                        .orElse(Deadline.NONE));
    }
}
