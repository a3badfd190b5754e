/**
 * Adapters for the async-invoke API and for the media it links to, over HTTP.
 *
 * <p>The types of this package are the module's entry points; its subpackages are internal.
 */
package io.invokectl.http;
