package io.invokectl.application.port;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.submission.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which jobs of the ledger are meant. A job has to meet every condition.
 *
 * @param group which of the groups that have a meaning
 * @param status the status, whatever its case
 * @param model the model
 * @param tags tags that it has, and perhaps others
 * @param since created then or later
 * @param key how its idempotency key begins
 * @param limit how many at most, the newest
 */
public record JobFilter(
        Group group,
        Optional<String> status,
        Optional<ModelId> model,
        List<Tag> tags,
        Optional<Instant> since,
        Optional<String> key,
        int limit) {

    /** Every job. */
    public static final JobFilter ALL = of(Group.ALL);

    /** Copies the list. */
    public JobFilter {
        requireNonNull(group, "group");
        requireNonNull(status, "status");
        requireNonNull(model, "model");
        requireNonNull(since, "since");
        requireNonNull(key, "key");
        tags = List.copyOf(tags);
    }

    /** Every job of a group. */
    public static JobFilter of(Group group) {
        return new JobFilter(
                group,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    /** Every job whose idempotency key begins so. */
    public static JobFilter ofKeys(String beginning) {
        return new JobFilter(
                Group.ALL,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(beginning),
                Integer.MAX_VALUE);
    }

    /** The same, and of them so many of the newest. */
    public JobFilter newest(int most) {
        return new JobFilter(group, status, model, tags, since, key, most);
    }

    /** Whether a job meets the conditions, apart from the limit. */
    public boolean accepts(Job job) {
        return isIn(group, job)
                && status.filter(word -> !word.equalsIgnoreCase(job.state().status()))
                        .isEmpty()
                && model.filter(name -> !name.equals(job.submission().model())).isEmpty()
                && job.submission().tags().containsAll(tags)
                && since.filter(time -> job.createdAt().isBefore(time)).isEmpty()
                && key.filter(start -> job.key()
                                .filter(name -> name.value().startsWith(start))
                                .isEmpty())
                        .isEmpty();
    }

    private static boolean isIn(Group group, Job job) {
        return switch (group) {
            case ALL -> true;
            case OPEN -> job.isOpen();
            case DOUBTS -> job.isDoubt();
            case UNSAVED -> job.isUnsaved();
        };
    }

    /** Groups of jobs. */
    public enum Group {
        /** All of them. */
        ALL,
        /** The API knows them and has not said how they ended. */
        OPEN,
        /** In doubt, and not written off. */
        DOUBTS,
        /** Come to a good end, and no file was kept. */
        UNSAVED
    }
}
