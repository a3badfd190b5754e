/**
 * What the ledger is for: the protocol around each paid request, the record of what became of jobs, and the use cases
 * that read and mend it.
 */
package io.invokectl.application.ledger;
