/** Rejection of invalid values, and decoding of UTF-8. */
package io.invokectl.domain.value;
