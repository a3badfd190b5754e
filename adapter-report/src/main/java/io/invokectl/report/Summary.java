package io.invokectl.report;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Totals over all rows. */
final class Summary {
    private final Map<Status, Integer> statuses =
            new TreeMap<>(Comparator.comparing((Status status) -> status.state() != RowState.DONE)
                    .thenComparing(Status::state)
                    .thenComparing(Status::word));
    private final Map<String, ModelCount> models = new TreeMap<>();
    private final List<Duration> durations = new ArrayList<>();
    private int rows;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();

    private record Status(String word, RowState state) {}

    private record ModelCount(int rows, int done) {
        ModelCount plus(ModelCount other) {
            return new ModelCount(rows + other.rows, done + other.done);
        }
    }

    void add(RowResult result) {
        rows++;
        RowState state = RowItem.stateOf(result);
        statuses.merge(new Status(RowItem.statusOf(result), state), 1, Integer::sum);
        models.merge(result.model().value(), new ModelCount(1, state == RowState.DONE ? 1 : 0), ModelCount::plus);
        RowItem.durationOf(result).ifPresent(durations::add);
        started = either(started, result.createdAt(), BinaryOperator.minBy(Comparator.naturalOrder()));
        ended = either(ended, result.completedAt(), BinaryOperator.maxBy(Comparator.naturalOrder()));
    }

    private static Optional<Instant> either(
            Optional<Instant> one, Optional<Instant> other, BinaryOperator<Instant> choice) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(choice.apply(one.get(), other.get()))
                : one.or(() -> other);
    }

    /** The line under the title. */
    String heading(long total) {
        var html = new Html();
        html.open("p").text(HumanFormat.count(rows, "row"));
        if (total > rows) {
            html.text(" of " + HumanFormat.count(total) + "; the others are not submitted yet");
        }
        started.ifPresent(start -> {
            html.text(" · first submitted ").time(start);
            ended.filter(end -> !end.isBefore(start))
                    .ifPresent(end ->
                            html.text(" · last finished after " + HumanFormat.duration(Duration.between(start, end))));
        });
        return html.close().toString();
    }

    String overview() {
        var html = new Html();
        html.open("fieldset", "class", "tiles").element("legend", "Status", "class", "unseen");
        tile(html, "", "all", rows, "all rows");
        statuses.forEach(
                (status, count) -> tile(html, status.word(), RowItem.styleOf(status.state()), count, status.word()));
        html.close().open("div", "class", "figures");
        new Histogram(durations).write(html);
        models(html);
        return html.close().toString();
    }

    private static void tile(Html html, String value, String style, int count, String name) {
        html.open("label", "class", "tile " + style);
        html.empty("input", "type", "radio", "name", "status", "value", value, "form", "filters", "disabled", "");
        html.element("strong", HumanFormat.count(count))
                .text(" ")
                .element("span", name)
                .close();
    }

    private void models(Html html) {
        html.open("table", "class", "models").open("thead").open("tr");
        List.of("Model", "Rows", "Done").forEach(name -> html.element("th", name, "scope", "col"));
        html.close().close().open("tbody");
        models.forEach((model, count) -> {
            html.open("tr").element("th", model, "scope", "row");
            html.element("td", HumanFormat.count(count.rows()))
                    .element("td", HumanFormat.count(count.done()))
                    .close();
        });
        html.close().close();
    }
}
