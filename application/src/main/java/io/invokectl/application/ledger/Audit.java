package io.invokectl.application.ledger;

import io.invokectl.domain.job.AttemptOutcome;
import java.util.List;
import java.util.Map;

/**
 * What an inspection of the ledger found.
 *
 * @param jobs how many jobs there are
 * @param attempts how many attempts came to what
 * @param files how many files are noted
 * @param problems what is wrong, a line each; nothing if all is well
 */
public record Audit(int jobs, Map<AttemptOutcome, Integer> attempts, int files, List<String> problems) {

    /** Copies the collections. */
    public Audit {
        attempts = Map.copyOf(attempts);
        problems = List.copyOf(problems);
    }
}
