/** A batch: the rows of a manifest, and what becomes of each. */
package io.invokectl.domain.batch;
