/**
 * Invocations of a model: the states of a job, the response behind each, and the media in its output. Values are checked
 * when they are created.
 */
package io.invokectl.domain.invocation;
