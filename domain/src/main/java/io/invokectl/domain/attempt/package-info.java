/**
 * Attempts to submit a job, their outcomes and the evidence. A submission is billed when it arrives, so the outcome
 * distinguishes what certainly did not leave this machine from what may have.
 */
package io.invokectl.domain.attempt;
