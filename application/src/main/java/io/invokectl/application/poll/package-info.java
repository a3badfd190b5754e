/** Polls jobs until they end: the schedule, the adaptive interval and the learned durations of models. */
package io.invokectl.application.poll;
