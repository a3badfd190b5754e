package io.invokectl.cli.batch;

import io.invokectl.application.batch.RunBatch.BatchPlan;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.text.HumanFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;

/** The plan of a run, as {@code --dry-run} prints it. */
final class PlanDocument {
    private PlanDocument() {}

    static JsonObject of(BatchPlan plan) {
        return JsonObject.EMPTY
                .with("counts", Tally.document(plan.counts()))
                .with(
                        "submissions",
                        JsonArray.of(
                                byModel(plan),
                                model -> JsonObject.EMPTY
                                        .with("model_id", model.getKey().value())
                                        .with("jobs", model.getValue())))
                .with("at_least_seconds", plan.atLeast().plusNanos(999_999_999).toSeconds());
    }

    static List<String> text(BatchPlan plan) {
        var lines = new ArrayList<>(List.of(Tally.line(plan.counts())));
        byModel(plan).stream()
                .map(model -> "would submit " + HumanFormat.count(model.getValue(), "job") + " to " + model.getKey())
                .forEach(lines::add);
        if (!plan.atLeast().isZero()) {
            lines.add("at least " + HumanFormat.duration(plan.atLeast())
                    + " at this rate limit, plus the time the jobs take");
        }
        return lines;
    }

    private static List<Entry<ModelId, Long>> byModel(BatchPlan plan) {
        return plan.submissions().entrySet().stream()
                .sorted(Comparator.comparing(model -> model.getKey().value()))
                .toList();
    }
}
