package io.invokectl.application.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.RowKey;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.value.InvalidValueException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds jobs of the ledger. Every method throws {@link LedgerException} if the ledger cannot be read. Thread-safe if its
 * port is.
 */
public final class FindJobs {
    private final Ledger ledger;

    /** Creates the use case. */
    public FindJobs(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Finds a job.
     *
     * @param id the job ID in the ledger, or the request ID of the API
     * @throws UnknownJobException if the ledger has no such job
     */
    public Job find(String id) {
        return parsed(JobId::new, id)
                .flatMap(ledger::find)
                .or(() -> parsed(RequestId::new, id).flatMap(ledger::find))
                .orElseThrow(() -> new UnknownJobException(id));
    }

    private static <T> Optional<T> parsed(Function<String, T> type, String id) {
        try {
            return Optional.of(type.apply(id));
        } catch (InvalidValueException otherType) {
            return Optional.empty();
        }
    }

    /**
     * Jobs to poll or save.
     *
     * @param ids their request IDs
     * @param skippedJobs the jobs that were left out because they were submitted elsewhere
     * @param batchJobs the number of jobs that were left out because they belong to a batch
     * @param batchFolders the directories in which these batches have saved files
     */
    public record Reachable(List<RequestId> ids, SkippedJobs skippedJobs, long batchJobs, Set<String> batchFolders) {}

    /**
     * The jobs of some groups whose API may be asked from here.
     *
     * @param groups groups of jobs with a request ID
     * @param withBatches whether jobs of batches are included
     * @param connect throws {@link WrongEndpointException} if the API of a job must not be asked; any other failure is
     *     left to the attempt to ask it
     */
    public Reachable reachable(List<Group> groups, boolean withBatches, Consumer<Job> connect) {
        Set<RequestId> ids = new LinkedHashSet<>();
        SkippedJobs skippedJobs = SkippedJobs.NONE;
        Set<RequestId> batchJobs = new HashSet<>();
        Set<String> batches = new TreeSet<>();
        for (Group group : groups) {
            for (Job job : ledger.list(JobFilter.of(group))) {
                Optional<RowKey> row =
                        withBatches ? Optional.empty() : job.key().flatMap(RowKey::of);
                if (row.isPresent()) {
                    batchJobs.add(job.requestId().orElseThrow());
                    batches.add(row.get().batch());
                    continue;
                }
                try {
                    connect.accept(job);
                } catch (WrongEndpointException elsewhere) {
                    skippedJobs = skippedJobs.and(elsewhere);
                    continue;
                } catch (InvokectlException unreachable) {
                    // Reported when the job is polled.
                }
                ids.add(job.requestId().orElseThrow());
            }
        }
        return new Reachable(List.copyOf(ids), skippedJobs, batchJobs.size(), folders(batches));
    }

    private Set<String> folders(Set<String> batches) {
        Set<String> folders = new TreeSet<>();
        batches.forEach(batch -> ledger.each(
                JobFilter.ofKeys(RowKey.prefix(batch)),
                job -> job.files().stream()
                        .limit(1)
                        .map(SavedFile::path)
                        .forEach(path -> folders.add(path.substring(0, Math.max(0, path.lastIndexOf('/')))))));
        return folders;
    }
}
