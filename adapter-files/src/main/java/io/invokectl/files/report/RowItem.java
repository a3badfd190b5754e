package io.invokectl.files.report;

import io.invokectl.domain.batch.ReportRow;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.invocation.Failed;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Tag;
import io.invokectl.json.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A row as an item of a list. */
final class RowItem {
    private static final int MOST_WORDS = 4_000;
    private static final int BRIEF = 140;

    private final ReportRow row;
    private final RowResult result;
    private final Html html = new Html();

    private RowItem(ReportRow row) {
        this.row = row;
        this.result = row.result();
    }

    /** The row, its files seen from the folder of the report. */
    static String of(ReportRow row, Path folder) {
        return new RowItem(row).item(folder);
    }

    /** The word for how a row stands that the style sheet knows. */
    static String styleOf(RowState state) {
        return state == RowState.RUNNING
                ? "open"
                : state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state under which the report lists a row: rejected rows are among those that failed. */
    static RowState stateOf(RowResult result) {
        return switch (result.state()) {
            case REJECTED -> RowState.FAILED;
            case UNSAVED, NOT_SUBMITTED -> RowState.RUNNING;
            default -> result.state();
        };
    }

    static String statusOf(RowResult result) {
        return result.status().isBlank() ? "(no status)" : result.status();
    }

    /** How long a row took, where that is known and makes sense. */
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
            InDoubtSection.write(row, html);
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
        String words = all.codePointCount(0, all.length()) <= MOST_WORDS
                ? all
                : all.substring(0, all.offsetByCodePoints(0, MOST_WORDS)) + "…";
        if (words.length() <= BRIEF) {
            html.element("p", words, "class", "prompt", "dir", "auto");
        } else {
            html.open("details", "class", "prompt", "dir", "auto").open("summary");
            html.element("span", words).close().close();
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
                            note("picture " + number + " was flagged by the model's safety checker: it may be blank"));
            if (job.possibleDuplicates() > 0) {
                note("an earlier attempt of it may have been charged too");
            }
        });
    }

    private void note(String words) {
        html.element("p", words, "class", "note");
    }

    private void facts() {
        html.open("dl", "class", "facts");
        fact("model", result.model().value());
        row.job().flatMap(RowItem::seed).ifPresent(seed -> fact("seed", seed));
        durationOf(result).ifPresent(time -> fact("took", Figures.span(time)));
        if (result.attempts() > 1) {
            fact("attempts", Figures.count(result.attempts()));
        }
        if (result.state() != RowState.DONE) {
            result.requestId().ifPresent(id -> fact("request id", id.value()));
            result.createdAt().ifPresent(this::submitted);
        }
        html.close();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private void submitted(Instant at) {
        html.open("div").element("dt", "submitted").open("dd");
        Figures.moment(html, at);
        html.close().close();
    }

    /** The seed that was used, else the one that was asked for. */
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

    /** What shows the rows with a tag. */
    private static String address(Tag tag) {
        return "#" + RelativeLink.encoded("tag." + tag.key()) + "=" + RelativeLink.encoded(tag.value());
    }
}
