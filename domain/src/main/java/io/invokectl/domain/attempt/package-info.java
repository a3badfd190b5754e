/**
 * One attempt to submit a job, what it came to, and the evidence for that. A submission is paid for when it arrives,
 * so the outcome tells apart what surely did not leave this machine from what may have.
 */
package io.invokectl.domain.attempt;
