/** Downloads of result media. */
package io.invokectl.http.media;
