/** Jobs in the ledger: the submission, its attempts and their outcomes, the last known state and the saved files. */
package io.invokectl.domain.job;
