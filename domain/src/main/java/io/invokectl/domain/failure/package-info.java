/**
 * What keeps a use case from doing what it was asked to, one type for each thing a caller may want to tell apart. A
 * job that failed is not among them: that is an answer.
 */
package io.invokectl.domain.failure;
