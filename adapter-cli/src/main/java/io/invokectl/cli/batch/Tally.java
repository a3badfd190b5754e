package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.cli.output.Output;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.text.HumanFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The number of rows in each state, as commands print it. */
final class Tally {
    private Tally() {}

    static void print(Output output, BatchCounts counts) {
        output.document(document(counts), List.of(line(counts)));
    }

    /** {@code 100 rows: 97 done, 1 failed}. */
    static String line(BatchCounts counts) {
        return HumanFormat.count(counts.rows(), "row") + ": " + words(counts);
    }

    /** {@code 97 done, 1 failed}: zero counts are omitted, except for {@code done}. */
    static String words(BatchCounts counts) {
        return parts(counts).entrySet().stream()
                .filter(part -> part.getValue() > 0 || part.getKey().equals("done"))
                .map(part -> part.getValue() + " " + part.getKey())
                .collect(Collectors.joining(", "));
    }

    static JsonObject document(BatchCounts counts) {
        JsonObject document = JsonObject.EMPTY.with("rows", counts.rows());
        for (Map.Entry<String, Long> part : parts(counts).entrySet()) {
            document = document.with(part.getKey().replace(' ', '_'), part.getValue());
        }
        return document;
    }

    private static Map<String, Long> parts(BatchCounts counts) {
        var parts = new LinkedHashMap<String, Long>();
        parts.put("done", counts.done());
        parts.put("running", counts.running());
        parts.put("not submitted", counts.notSubmitted());
        parts.put("failed", counts.failed());
        parts.put("rejected", counts.rejected());
        parts.put("unsaved", counts.unsaved());
        parts.put("in doubt", counts.inDoubt());
        parts.put("written off", counts.writtenOff());
        return parts;
    }
}
