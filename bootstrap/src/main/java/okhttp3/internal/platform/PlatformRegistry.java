package okhttp3.internal.platform;

/**
 * Replaces OkHttp's own class of this name, which initializes every security provider of the JDK to find out whether
 * another TLS library is preferred: a third of the start-up time. This program uses the JDK's TLS interfaces only.
 */
public final class PlatformRegistry {
    /** The instance that OkHttp uses. */
    public static final PlatformRegistry INSTANCE = new PlatformRegistry();

    private PlatformRegistry() {}

    /** The platform for JDK 9 and later. */
    public Platform findPlatform() {
        return new Jdk9Platform();
    }

    /** Always false. */
    public boolean isAndroid() {
        return false;
    }
}
