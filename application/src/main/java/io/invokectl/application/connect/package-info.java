/** Values that describe how the API is reached, and the rule that decides where an access token may be sent. */
package io.invokectl.application.connect;
