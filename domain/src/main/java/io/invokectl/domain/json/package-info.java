/**
 * JSON values: lossless, immutable and independent of any library. Numbers keep their digits and objects the order of
 * their members. Adapters parse and write them.
 */
package io.invokectl.domain.json;
