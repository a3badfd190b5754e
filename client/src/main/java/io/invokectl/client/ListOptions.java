package io.invokectl.client;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.submission.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions that listed jobs must meet. Not thread-safe. */
public final class ListOptions {
    private final List<Tag> tags = new ArrayList<>();
    private Optional<String> status = Optional.empty();
    private Optional<ModelId> model = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private int limit = Integer.MAX_VALUE;

    ListOptions() {}

    /**
     * Selects jobs with this status, ignoring case: a status of the API, or {@code PLANNED}, {@code NOT_SUBMITTED},
     * {@code IN_DOUBT}, {@code WRITTEN_OFF} or {@code REJECTED}.
     */
    public ListOptions status(String value) {
        status = Optional.of(value);
        return this;
    }

    /** Selects jobs of this model. */
    public ListOptions model(String value) {
        model = Optional.of(new ModelId(value));
        return this;
    }

    /** Selects jobs with this tag; may be called several times. */
    public ListOptions tag(String name, String value) {
        tags.add(new Tag(name, value));
        return this;
    }

    /** Selects jobs created at this time or later. */
    public ListOptions since(Instant value) {
        since = Optional.of(value);
        return this;
    }

    /** Selects only the newest jobs, at most this many. Default: no limit. */
    public ListOptions limit(int value) {
        limit = value;
        return this;
    }

    JobFilter build() {
        return new JobFilter(Group.ALL, status, model, tags, since, Optional.empty(), limit);
    }
}
