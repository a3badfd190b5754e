package io.invokectl.application.ledger;

import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of checking the ledger.
 *
 * @param jobs the number of jobs
 * @param attempts the number of attempts by outcome
 * @param files the number of recorded files
 * @param problems inconsistencies of the ledger, one line each
 * @param damagedFiles recorded files that are missing or have changed
 */
public record Audit(
        int jobs,
        Map<AttemptOutcome, Integer> attempts,
        int files,
        List<String> problems,
        List<DamagedFile> damagedFiles) {

    /**
     * A recorded file that is missing or has changed.
     *
     * @param job the job that saved it
     * @param requestId the API's ID of the job, if known
     * @param path its absolute path
     */
    public record DamagedFile(JobId job, Optional<RequestId> requestId, String path) {}

    /** Copies the collections. */
    public Audit {
        attempts = Map.copyOf(attempts);
        problems = List.copyOf(problems);
        damagedFiles = List.copyOf(damagedFiles);
    }

    /** Whether the ledger and the files are consistent. */
    public boolean isClean() {
        return problems.isEmpty() && damagedFiles.isEmpty();
    }
}
