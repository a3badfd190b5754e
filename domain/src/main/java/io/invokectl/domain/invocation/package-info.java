/**
 * Invocations of a model: the states of a job, the whole answer behind each, and the media in its output. Everything
 * here is a value that checks itself when it is made.
 */
package io.invokectl.domain.invocation;
