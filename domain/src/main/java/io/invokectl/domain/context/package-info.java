/** Access to the API: the token, and the named contexts that keep one each, as doctl has them. */
package io.invokectl.domain.context;
