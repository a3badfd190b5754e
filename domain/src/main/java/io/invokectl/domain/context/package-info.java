/** Access to the API: addresses, tokens and the named contexts of doctl. */
package io.invokectl.domain.context;
