package io.invokectl.bootstrap;

import java.security.Security;
import org.conscrypt.Conscrypt;

/**
 * TLS by native code. The JDK's own is Java, which takes a tenth of a second to become fast; Conscrypt's is fast at once.
 * Where its library cannot be loaded the JDK's own does the work.
 */
final class NativeTls {
    private static final String PLACE = "security.provider.";
    private static final String CONSCRYPT = "org.conscrypt.OpenSSLProvider";
    private static final String USUALLY_FIRST = "SUN";

    private NativeTls() {}

    /**
     * Puts Conscrypt before the other security providers of this process, unless the order was configured.
     * Has no effect after one of them was used. Sets a name instead of an instance, because adding an instance makes the JDK
     * load all providers.
     */
    static void prefer() {
        if (!USUALLY_FIRST.equals(Security.getProperty(PLACE + 1)) || !Conscrypt.isAvailable()) {
            return;
        }
        String provider = CONSCRYPT;
        for (int place = 1; provider != null; place++) {
            String next = Security.getProperty(PLACE + place);
            Security.setProperty(PLACE + place, provider);
            provider = next;
        }
    }
}
