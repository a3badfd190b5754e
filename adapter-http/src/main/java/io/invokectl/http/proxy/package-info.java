/** Proxy selection by the conventions of Go programs. */
package io.invokectl.http.proxy;
