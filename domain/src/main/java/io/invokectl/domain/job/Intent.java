package io.invokectl.domain.job;

import io.invokectl.domain.invocation.JobId;

/**
 * Recorded intent to send a submission. The job ID is random, so that a number which is assigned again, after an older
 * copy of a ledger was restored, denotes another intent.
 *
 * @param number its number in the ledger, from 1, in the order in which intents were committed
 * @param job the job to be submitted
 */
public record Intent(long number, JobId job) {}
