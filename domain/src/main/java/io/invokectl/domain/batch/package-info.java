/** Rows of a batch and their states. */
package io.invokectl.domain.batch;
