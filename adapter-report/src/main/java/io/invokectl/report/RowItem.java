package io.invokectl.report;

import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.BatchReport.Step;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Tag;
import io.invokectl.json.JsonText;
import io.invokectl.text.HumanFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders a row as a list item. */
final class RowItem {
    private static final int MAX_PROMPT_LENGTH = 4_000;
    private static final int SHORT_PROMPT_LENGTH = 140;

    private final ReportRow row;
    private final RowResult result;
    private final Instructions instructions;
    private final Html html = new Html();

    private RowItem(ReportRow row, Instructions instructions) {
        this.row = row;
        this.instructions = instructions;
        this.result = row.result();
    }

    /** Renders a row of the report in this directory. */
    static String of(ReportRow row, Path folder, Instructions instructions) {
        return new RowItem(row, instructions).item(folder);
    }

    /** Returns the class of a state in the style sheet. */
    static String styleOf(RowState state) {
        return state == RowState.RUNNING
                ? "open"
                : state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state under which the report lists a row: rows that were rejected, or whose files are missing, are among those that failed. */
    static RowState stateOf(RowResult result) {
        return switch (result.state()) {
            case REJECTED, UNSAVED -> RowState.FAILED;
            case NOT_SUBMITTED -> RowState.RUNNING;
            default -> result.state();
        };
    }

    static String statusOf(RowResult result) {
        return result.status().isBlank() ? "(no status)" : result.status();
    }

    /** The time from submission to completion; empty if it is unknown or negative. */
    static Optional<Duration> durationOf(RowResult result) {
        return result.createdAt()
                .flatMap(begun -> result.completedAt().map(ended -> Duration.between(begun, ended)))
                .filter(time -> !time.isNegative());
    }

    private String item(Path folder) {
        RowState state = stateOf(result);
        html.open(
                "li",
                "class",
                "row " + styleOf(state),
                "data-status",
                statusOf(result),
                "data-model",
                result.model().value());
        var media = new RowMedia(result, folder, html);
        media.pictures();
        html.open("div", "class", "words").open("div", "class", "head");
        html.element("h3", result.id().value(), "dir", "auto").element("span", statusOf(result), "class", "status");
        html.close();
        row.job().ifPresent(job -> prompt(job.submission().input()));
        problems();
        media.sounds();
        facts();
        row.job().ifPresent(this::tags);
        if (state == RowState.IN_DOUBT) {
            doubt();
        }
        media.files();
        return html.close().close() + "\n";
    }

    private void prompt(JsonObject input) {
        String all = Stream.of("prompt", "text")
                .flatMap(name -> input.get(name).nonBlankText().stream())
                .findFirst()
                .orElseGet(() -> JsonText.compact(input))
                .strip();
        String shown = all.codePointCount(0, all.length()) <= MAX_PROMPT_LENGTH
                ? all
                : all.substring(0, all.offsetByCodePoints(0, MAX_PROMPT_LENGTH)) + "…";
        if (shown.length() <= SHORT_PROMPT_LENGTH) {
            html.element("p", shown, "class", "prompt", "dir", "auto");
        } else {
            html.open("details", "class", "prompt", "dir", "auto").open("summary");
            html.element("span", shown).close().close();
        }
    }

    private void problems() {
        result.error()
                .filter(error -> result.state() != RowState.IN_DOUBT)
                .ifPresent(error -> html.element("p", error, "class", "reason", "dir", "auto"));
        row.job().ifPresent(job -> {
            if (job.state() instanceof JobState.Accepted taken && taken.invocation() instanceof Failed failed) {
                failed.reason().advice().ifPresent(this::note);
            }
            job.completed().stream()
                    .flatMap(completed -> completed.flagged().stream())
                    .forEach(number ->
                            note("Image " + number + " was flagged by the model's safety checker and may be blank."));
            if (job.possibleDuplicates() > 0) {
                note("An earlier attempt may also have been charged.");
            }
        });
    }

    private void note(String text) {
        html.element("p", text, "class", "note");
    }

    private void facts() {
        html.open("dl", "class", "facts").fact("model", result.model().value());
        row.job().flatMap(RowItem::seed).ifPresent(seed -> html.fact("seed", seed));
        durationOf(result).ifPresent(time -> html.fact("took", HumanFormat.duration(time)));
        if (result.attempts() > 1) {
            html.fact("attempts", HumanFormat.count(result.attempts()));
        }
        if (result.state() != RowState.DONE) {
            result.requestId().ifPresent(id -> html.fact("request ID", id.value()));
            result.createdAt().ifPresent(time -> html.fact("submitted", time));
        }
        html.close();
    }

    /** The seed in the output, or else the one in the input. */
    private static Optional<String> seed(Job job) {
        return Stream.concat(
                        job.completed().map(completed -> completed.output()).stream(),
                        Stream.of(job.submission().input()))
                .filter(JsonObject.class::isInstance)
                .flatMap(object -> plain(((JsonObject) object).get("seed")).stream())
                .findFirst();
    }

    private static Optional<String> plain(JsonValue value) {
        return value instanceof JsonNumber number ? Optional.of(number.text()) : value.nonBlankText();
    }

    /** The evidence of a submission in doubt, and the steps that resolve it. */
    private void doubt() {
        row.job().ifPresentOrElse(this::doubt, () -> {
            result.error().ifPresent(error -> html.element("p", error, "class", "reason", "dir", "auto"));
            html.element("p", "The ledger has no record of this job.", "class", "note");
        });
    }

    private void doubt(Job job) {
        html.open("ol", "class", "attempts");
        job.attempts().forEach(this::attempt);
        html.close().open("ul", "class", "commands");
        instructions.resolve().apply(job).forEach(this::step);
        html.close();
    }

    private void attempt(JobAttempt attempt) {
        html.open("li");
        attempt.problem().ifPresent(problem -> html.element("p", problem, "class", "reason", "dir", "auto"));
        html.open("dl", "class", "facts")
                .fact("outcome", attempt.outcome().toString())
                .fact("started", attempt.startedAt());
        attempt.evidence().ifPresent(this::evidence);
        html.close().close();
    }

    private void evidence(Evidence evidence) {
        html.fact("ended", evidence.endedAt())
                .fact("phase", evidence.phase().toString())
                .fact("bytes sent", HumanFormat.count(evidence.bytesSent()));
    }

    private void step(Step step) {
        html.open("li")
                .element("p", step.text() + ":")
                .element("code", step.command())
                .close();
    }

    private void tags(Job job) {
        if (job.submission().tags().isEmpty()) {
            return;
        }
        html.open("ul", "class", "tags");
        for (Tag tag : job.submission().tags()) {
            html.open("li")
                    .open("a", "href", address(tag), "data-key", tag.key(), "data-value", tag.value(), "dir", "auto");
            html.text(tag.key() + "=" + tag.value()).close().close();
        }
        html.close();
    }

    /** The fragment that filters by a tag. */
    private static String address(Tag tag) {
        return "#" + RelativeLink.encoded("tag." + tag.key()) + "=" + RelativeLink.encoded(tag.value());
    }
}
