package io.invokectl.files.report;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What all rows come to. */
final class Summary {
    private final Map<Status, Integer> statuses =
            new TreeMap<>(Comparator.comparing((Status status) -> status.state() != RowState.DONE)
                    .thenComparing(Status::state)
                    .thenComparing(Status::word));
    private final Map<String, Tally> models = new TreeMap<>();
    private final List<Duration> durations = new ArrayList<>();
    private int rows;
    private Optional<Instant> begun = Optional.empty();
    private Optional<Instant> ended = Optional.empty();

    private record Status(String word, RowState state) {}

    private record Tally(int rows, int done) {
        Tally plus(Tally other) {
            return new Tally(rows + other.rows, done + other.done);
        }
    }

    void add(RowResult result) {
        rows++;
        RowState state = RowItem.stateOf(result);
        statuses.merge(new Status(RowItem.statusOf(result), state), 1, Integer::sum);
        models.merge(result.model().value(), new Tally(1, state == RowState.DONE ? 1 : 0), Tally::plus);
        RowItem.durationOf(result).ifPresent(durations::add);
        begun = either(begun, result.createdAt(), BinaryOperator.minBy(Comparator.naturalOrder()));
        ended = either(ended, result.completedAt(), BinaryOperator.maxBy(Comparator.naturalOrder()));
    }

    private static Optional<Instant> either(
            Optional<Instant> one, Optional<Instant> other, BinaryOperator<Instant> choice) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(choice.apply(one.get(), other.get()))
                : one.or(() -> other);
    }

    /** The line under the title, where the batch has so many rows. */
    String heading(long all) {
        var html = new Html();
        html.open("p").text(Figures.count(rows, "row"));
        if (all > rows) {
            html.text(" of " + Figures.count(all) + ", the rest was not submitted yet");
        }
        begun.ifPresent(start -> {
            html.text(" · submitted from ");
            Figures.moment(html, start);
            ended.filter(end -> !end.isBefore(start))
                    .ifPresent(end -> html.text(
                            " · " + Figures.span(Duration.between(start, end)) + " until the last one ended"));
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
        html.element("strong", Figures.count(count))
                .text(" ")
                .element("span", name)
                .close();
    }

    private void models(Html html) {
        html.open("table", "class", "models").open("thead").open("tr");
        List.of("Model", "Rows", "Done").forEach(name -> html.element("th", name, "scope", "col"));
        html.close().close().open("tbody");
        models.forEach((model, tally) -> {
            html.open("tr").element("th", model, "scope", "row");
            html.element("td", Figures.count(tally.rows()))
                    .element("td", Figures.count(tally.done()))
                    .close();
        });
        html.close().close();
    }
}
