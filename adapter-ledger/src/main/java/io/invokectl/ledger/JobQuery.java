package io.invokectl.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.domain.submission.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link JobFilter} as SQL: conditions, order and limit. */
final class JobQuery {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    JobQuery(JobFilter filter) {
        switch (filter.group()) {
            case ALL -> {}
            case OPEN -> conditions.add("is_open");
            case DOUBTS -> conditions.add("is_doubt");
            case UNSAVED -> conditions.add("is_unsaved");
        }
        filter.status().ifPresent(status -> add("status = ? COLLATE NOCASE", status));
        filter.model().ifPresent(model -> add("model_id = ?", model));
        for (Tag tag : filter.tags()) {
            add(
                    "EXISTS (SELECT 1 FROM json_each(tags) WHERE value ->> 'key' = ? AND value ->> 'value' = ?)",
                    tag.key(),
                    tag.value());
        }
        filter.since().ifPresent(time -> add("created_at >= ?", StoredTime.format(time)));
        filter.key()
                .ifPresentOrElse(
                        prefix -> add("key >= ? AND key < ? || char(1114111)", prefix, prefix),
                        () -> conditions.add("NOT is_pruned"));
        parameters.add(filter.limit());
    }

    private void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    /** Returns the clauses that follow the table name. */
    String sql() {
        String where = conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
        return (conditions.isEmpty() ? "" : where) + " ORDER BY number DESC LIMIT ?";
    }

    Object[] parameters() {
        return parameters.toArray();
    }
}
