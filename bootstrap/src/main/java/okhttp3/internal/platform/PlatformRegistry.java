package okhttp3.internal.platform;

/**
 * Stands in the program in the place of OkHttp's own class of this name, which looks at every security provider of the
 * JDK to see whether another TLS library comes first: a third of a start. Here the JDK's own TLS is what there is.
 */
public final class PlatformRegistry {
    /** The one that OkHttp asks. */
    public static final PlatformRegistry INSTANCE = new PlatformRegistry();

    private PlatformRegistry() {}

    /** The JDK, of 9 or later. */
    public Platform findPlatform() {
        return new Jdk9Platform();
    }

    /** Whether this is Android. */
    public boolean isAndroid() {
        return false;
    }
}
