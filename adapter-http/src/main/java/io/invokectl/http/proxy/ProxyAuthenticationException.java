package io.invokectl.http.proxy;

import java.io.IOException;

/** A proxy requires credentials, or rejected those it was given. */
public final class ProxyAuthenticationException extends IOException {

    /** Creates the exception with a message that shows the form of an address with credentials. */
    public ProxyAuthenticationException() {
        super("407, it requires a user name and password: http://user:password@host:port");
    }
}
