/** Runs tasks when they are due: one thread makes the decisions, workers do the work. */
package io.invokectl.application.work;
