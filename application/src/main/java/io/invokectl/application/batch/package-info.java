/** Runs batches of jobs as fast as the rate limit allows, and resumes them. */
package io.invokectl.application.batch;
