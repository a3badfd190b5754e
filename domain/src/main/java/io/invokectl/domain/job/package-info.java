/**
 * A job as the ledger remembers it: what was asked for, each attempt to submit it and what that came to, the API's last
 * word, and the files that were kept.
 */
package io.invokectl.domain.job;
