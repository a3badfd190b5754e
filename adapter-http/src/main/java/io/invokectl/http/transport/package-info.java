/** Requests to the API: one HTTP exchange with its evidence, redirects, retries of reads, tracing and redaction. */
package io.invokectl.http.transport;
