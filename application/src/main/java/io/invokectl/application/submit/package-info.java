/** Submits a job: when an attempt is retried, what it leaves in doubt, and the journal of each attempt in the ledger. */
package io.invokectl.application.submit;
