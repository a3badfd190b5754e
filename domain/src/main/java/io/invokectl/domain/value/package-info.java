/** Invalid values, and text as it is read and shown. */
package io.invokectl.domain.value;
