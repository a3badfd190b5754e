/**
 * Failures of use cases, one type for each that a caller may want to distinguish. A failed job is not among them: it is
 * a result.
 */
package io.invokectl.domain.failure;
