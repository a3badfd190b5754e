package io.invokectl.application.port;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.submission.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Filter for jobs of the ledger. A job must meet every condition.
 *
 * @param group the group
 * @param status the status, ignoring case
 * @param model the model
 * @param tags tags that the job must have
 * @param since the earliest creation time
 * @param key the prefix of the idempotency key
 * @param limit the maximum number of jobs, newest first
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

    public JobFilter {
        tags = List.copyOf(tags);
    }

    /** Every job of a group. */
    public static JobFilter of(Group group) {
        return all(group, Optional.empty());
    }

    /** Every job whose idempotency key has this prefix. */
    public static JobFilter ofKeys(String prefix) {
        return all(Group.ALL, Optional.of(prefix));
    }

    private static JobFilter all(Group group, Optional<String> key) {
        return new JobFilter(
                group, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), key, Integer.MAX_VALUE);
    }

    /** This filter, limited to the newest jobs. */
    public JobFilter newest(int most) {
        return new JobFilter(group, status, model, tags, since, key, most);
    }

    /** Whether a job meets all conditions except the limit. */
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
            case DOUBTS -> job.isInDoubt();
            case UNSAVED -> job.isUnsaved();
        };
    }

    /** Groups of jobs. */
    public enum Group {
        /** Every job. */
        ALL,
        /** Jobs with a request ID that have not ended. */
        OPEN,
        /** Jobs in doubt that were not written off. */
        DOUBTS,
        /** Completed jobs with files that were not saved. */
        UNSAVED
    }
}
