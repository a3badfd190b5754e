/**
 * JSON as values: lossless, immutable and free of any library. Numbers keep the digits they were written with and
 * objects the order of their members. Turning text into these values and back is the business of an adapter.
 */
package io.invokectl.domain.json;
