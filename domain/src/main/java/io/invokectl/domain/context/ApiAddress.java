package io.invokectl.domain.context;

import io.invokectl.domain.value.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Address of the API. The scheme selects the adapter: {@code https} and {@code http} name a server; which other schemes
 * exist is decided where adapters are wired.
 *
 * @param value the address without a trailing slash
 */
public record ApiAddress(String value) {
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):(?![0-9]).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER =
            Pattern.compile("^([a-z][a-z0-9+.-]*://)?.*@", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<String> ROUTES = List.of("/v1", "/v1/async-invoke");

    /** DigitalOcean's serverless inference, from its OpenAPI file. */
    public static final ApiAddress PUBLIC = new ApiAddress("https://inference.do-ai.run");

    /**
     * Removes trailing slashes.
     *
     * @throws InvalidValueException if the address has no scheme or cannot be parsed, or if an http or https address has
     *     no host, an invalid host or port, a user, a query or a fragment, or ends in a route of the API; the message
     *     repeats no password
     */
    public ApiAddress {
        value = value.strip().replaceAll("/+$", "");
        if (!SCHEME.matcher(value).matches()) {
            throw new InvalidValueException(
                    shown(value) + " is not an address of the API: it must start with a scheme such as https://");
        }
        if (isHttp(value)) {
            requireServer(value);
        } else if (value.chars().anyMatch(c -> c == '@' || c <= ' ')) {
            throw new InvalidValueException(shown(value) + " is not an address of the API");
        }
    }

    private static void requireServer(String text) {
        URI uri = parse(text);
        String authority = uri.getRawAuthority();
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidValueException("the address of the API must have no user, query or fragment");
        }
        if (authority == null || authority.startsWith(":")) {
            throw new InvalidValueException(shown(text) + " has no host");
        }
        if (authority.endsWith(":")) {
            throw new InvalidValueException(
                    shown(text) + " has an empty port: add a number from 1 to 65535, or remove the" + " colon");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new InvalidValueException(shown(text) + " has an invalid host or port: a host consists of letters,"
                    + " digits, hyphens and dots, a port is a number from 1 to 65535");
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
        } catch (URISyntaxException malformed) {
            throw new InvalidValueException(shown(text) + " is not an address: " + malformed.getReason());
        }
    }

    /** The quoted text without what precedes an {@code @}, which may be a password. */
    private static String shown(String text) {
        return "\"" + USER.matcher(text).replaceFirst("$1***@") + "\"";
    }

    private static boolean isHttp(String text) {
        return schemeOf(text).matches("https?");
    }

    private static String schemeOf(String text) {
        return text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** The scheme in lower case. */
    public String scheme() {
        return schemeOf(value);
    }

    /** Everything after the colon of the scheme. */
    public String schemeSpecificPart() {
        return value.substring(value.indexOf(':') + 1);
    }

    /** Whether the address names a server that is reached over HTTP, encrypted or not. */
    public boolean isHttp() {
        return isHttp(value);
    }

    /**
     * Whether both addresses lead to the same API. Servers are compared by scheme, host, port and path, ignoring the
     * case of scheme and host and treating a missing port as the default one; other addresses by what precedes the
     * first question mark, ignoring the case of the scheme.
     */
    public boolean isSameApiAs(ApiAddress other) {
        return normalized().equals(other.normalized());
    }

    private String normalized() {
        if (!isHttp()) {
            return scheme() + ":" + schemeSpecificPart().split("\\?", 2)[0];
        }
        URI uri = parse(value);
        int defaultPort = isHttps() ? 443 : 80;
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port + uri.getRawPath();
    }

    /** Whether requests are encrypted. */
    public boolean isHttps() {
        return scheme().equals("https");
    }

    /** Whether requests would cross a network unencrypted. */
    public boolean isPlainHttpOffLoopback() {
        return scheme().equals("http") && !isLoopback();
    }

    /** Whether the address names a server on this machine. */
    public boolean isLoopback() {
        return isHttp() && LOOPBACK.matcher(parse(value).getHost()).matches();
    }

    /** Whether this is DigitalOcean's management API, which doctl users may have configured and which has no inference. */
    public boolean isManagementApi() {
        return isHttp() && "api.digitalocean.com".equalsIgnoreCase(parse(value).getHost());
    }

    @Override
    public String toString() {
        return value;
    }
}
