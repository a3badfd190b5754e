/**
 * Failures of use cases, one type for each that a caller may want to distinguish. A failed job is not among them: it is
 * an answer.
 */
package io.invokectl.domain.failure;
