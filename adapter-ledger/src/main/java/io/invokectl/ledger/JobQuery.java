package io.invokectl.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.domain.submission.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A filter as SQL: conditions, order and limit. */
final class JobQuery {
    /** Earlier releases stored IN_DOUBT as the status of a job that was written off. */
    private static final String STATUS = "CASE state WHEN 'written_off' THEN 'WRITTEN_OFF' ELSE status END";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    JobQuery(JobFilter filter) {
        switch (filter.group()) {
            case ALL -> {}
            case OPEN -> conditions.add("is_open");
            case DOUBTS -> conditions.add("is_doubt");
            case UNSAVED -> conditions.add("is_unsaved");
        }
        filter.status().ifPresent(word -> add(STATUS + " = ? COLLATE NOCASE", word));
        filter.model().ifPresent(model -> add("model_id = ?", model));
        for (Tag tag : filter.tags()) {
            add(
                    "EXISTS (SELECT 1 FROM json_each(tags) WHERE value ->> 'key' = ? AND value ->> 'value' = ?)",
                    tag.key(),
                    tag.value());
        }
        filter.since().ifPresent(time -> add("created_at >= ?", StoredTime.text(time)));
        filter.key().ifPresent(start -> add("key >= ? AND key < ? || char(1114111)", start, start));
        values.add(filter.limit());
    }

    private void add(String condition, Object... itsValues) {
        conditions.add(condition);
        values.addAll(List.of(itsValues));
    }

    /** What follows the name of the table. */
    String sql() {
        String where = conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
        return (conditions.isEmpty() ? "" : where) + " ORDER BY number DESC LIMIT ?";
    }

    Object[] values() {
        return values.toArray();
    }
}
