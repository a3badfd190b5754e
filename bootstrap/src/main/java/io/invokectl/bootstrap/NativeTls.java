package io.invokectl.bootstrap;

import java.security.Security;
import org.conscrypt.Conscrypt;

/**
 * TLS in native code. The JDK's Java implementation needs a tenth of a second to warm up; Conscrypt does not. The JDK's
 * is used if Conscrypt's library cannot be loaded.
 */
final class NativeTls {
    private static final String POSITION = "security.provider.";
    private static final String CONSCRYPT = "org.conscrypt.OpenSSLProvider";
    private static final String DEFAULT_FIRST = "SUN";

    private NativeTls() {}

    /**
     * Gives Conscrypt precedence over the other security providers of this process, unless the JDK is configured with a
     * first provider of its own. Has no effect once a provider has been used. Conscrypt is registered by class name, since
     * registering an instance makes the JDK load every provider.
     */
    static void prefer() {
        if (!DEFAULT_FIRST.equals(Security.getProperty(POSITION + 1)) || !Conscrypt.isAvailable()) {
            return;
        }
        String provider = CONSCRYPT;
        for (int position = 1; provider != null; position++) {
            String next = Security.getProperty(POSITION + position);
            Security.setProperty(POSITION + position, provider);
            provider = next;
        }
    }
}
