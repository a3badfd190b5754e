package io.invokectl.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A text table. Each column is as wide as its widest cell. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table with a heading for each column. */
    public Table(String... headings) {
        row(headings);
    }

    /** Adds a row with a cell for each column. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Returns the lines, headings first. */
    public List<String> lines() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
