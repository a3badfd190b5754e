package io.invokectl.domain.context;

import io.invokectl.domain.value.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the API is. Its scheme chooses what answers: {@code https} and {@code http} a server, {@code sandbox} the
 * embedded stand-in.
 *
 * @param value the address without a slash at its end
 */
public record ApiAddress(String value) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.*\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER =
            Pattern.compile("^([a-z][a-z0-9+.-]*://)?.*@", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<String> ROUTES = List.of("/v1", "/v1/async-invoke");
    private static final String SANDBOX = "sandbox:";

    /** DigitalOcean's serverless inference, from its OpenAPI file. */
    public static final ApiAddress PUBLIC = new ApiAddress("https://inference.do-ai.run");

    /**
     * Checks an address.
     *
     * @throws InvalidValueException if it does not parse, has another scheme, no host, a host or a port that cannot be, a
     *     user, a query or a fragment, or ends in one of the API's own routes; the message repeats no password
     */
    public ApiAddress {
        value = value.strip().replaceAll("/+$", "");
        if (!hasScheme(value, SANDBOX)) {
            requireServer(value);
        }
    }

    private static void requireServer(String text) {
        URI uri = parse(text);
        if (!hasScheme(text, "https:") && !hasScheme(text, "http:")) {
            throw new InvalidValueException(
                    shown(text) + " is not an address of the API: it starts with https://, http:// or sandbox:");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidValueException("the address of the API takes no user, query or fragment");
        }
        if (uri.getRawAuthority() == null || uri.getRawAuthority().startsWith(":")) {
            throw new InvalidValueException(shown(text) + " has no host");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new InvalidValueException(
                    shown(text) + " has a host or a port that cannot be: a host is letters, digits,"
                            + " hyphens and dots, a port a number from 1 to 65535");
        }
        ROUTES.stream()
                .filter(route -> uri.getRawPath().endsWith(route))
                .findFirst()
                .ifPresent(route -> {
                    throw new InvalidValueException(
                            shown(text) + " ends in a route of the API: leave out \"" + route + "\"");
                });
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new InvalidValueException(shown(text) + " is not an address: " + unreadable.getReason());
        }
    }

    /** The text in quotes, without what stands before an {@code @}: that may be a password. */
    private static String shown(String text) {
        return "\"" + USER.matcher(text).replaceFirst("$1***@") + "\"";
    }

    private static boolean hasScheme(String text, String scheme) {
        return text.toLowerCase(Locale.ROOT).startsWith(scheme);
    }

    /** Whether the embedded stand-in answers. */
    public boolean isSandbox() {
        return hasScheme(value, SANDBOX);
    }

    /** What follows the scheme of a sandbox's address: its settings, or nothing. */
    public String sandboxSettings() {
        return value.substring(SANDBOX.length());
    }

    /**
     * Whether both addresses lead to the same API: the same scheme, host, port and path, whatever the case of the scheme
     * and the host and whether a default port is spelled out. All sandboxes of a user are the same one, whatever their
     * settings.
     */
    public boolean isSamePlaceAs(ApiAddress other) {
        return (isSandbox() || other.isSandbox())
                ? isSandbox() && other.isSandbox()
                : normalized().equals(other.normalized());
    }

    private String normalized() {
        URI uri = parse(value);
        int defaultPort = isHttps() ? 443 : 80;
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port + uri.getRawPath();
    }

    /** Whether what is sent there is encrypted on its way. */
    public boolean isHttps() {
        return hasScheme(value, "https:");
    }

    /** Whether requests would cross a network unencrypted. */
    public boolean isPlainHttpOffLoopback() {
        return hasScheme(value, "http:") && !isLoopback();
    }

    /** Whether the API is on this machine. */
    public boolean isLoopback() {
        return !isSandbox() && LOOPBACK.matcher(parse(value).getHost()).matches();
    }

    /** Whether this is DigitalOcean's management API, which doctl users may have set and which has no inference. */
    public boolean isManagementApi() {
        return !isSandbox()
                && "api.digitalocean.com".equalsIgnoreCase(parse(value).getHost());
    }

    @Override
    public String toString() {
        return value;
    }
}
