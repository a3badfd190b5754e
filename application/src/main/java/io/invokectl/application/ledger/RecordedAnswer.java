package io.invokectl.application.ledger;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.domain.invocation.Invocation;
import java.util.List;

/**
 * The API's response about a job.
 *
 * @param invocation the job
 * @param ledgerWarnings what could not be read from or written to the ledger
 */
public record RecordedAnswer(Invocation invocation, List<LedgerWarning> ledgerWarnings) {}
