package io.invokectl.http.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.application.connect.Setting;
import io.invokectl.domain.failure.InvalidSettingException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * A proxy.
 *
 * @param scheme its protocol: {@code http}, {@code https} or {@code socks5}
 * @param host its host name or address
 * @param port its port
 * @param credentials the value of the {@code Proxy-Authorization} header, if the address names a user
 * @param origin the variable or setting that names the proxy
 */
public record ProxyServer(String scheme, String host, int port, Optional<String> credentials, String origin) {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(.*)");
    private static final String SOCKS = "socks5";
    private static final int SOCKS_PORT = 1080;

    /**
     * Reads a proxy address as Go programs do; the default scheme is {@code http}.
     *
     * @throws InvalidSettingException if the address is invalid; the message does not show it
     */
    public static ProxyServer of(Setting setting) {
        Matcher form = FORM.matcher(setting.value().strip());
        String scheme = form.matches() && form.group(1) != null ? form.group(1).toLowerCase(Locale.ROOT) : "http";
        return switch (scheme) {
            case "http", "https" -> server(scheme, url(scheme, form, setting), setting);
            case SOCKS, "socks5h" -> socks(url("http", form, setting), setting);
            default ->
                throw new InvalidSettingException(
                        setting.origin(), "unsupported proxy scheme \"" + scheme + "\": use http, https or socks5");
        };
    }

    private static HttpUrl url(String scheme, Matcher form, Setting setting) {
        return Optional.of(form.group(2))
                .filter(rest -> rest.indexOf('\\') < 0)
                .flatMap(rest -> Optional.ofNullable(HttpUrl.parse(scheme + "://" + rest)))
                .orElseThrow(() -> new InvalidSettingException(
                        setting.origin(),
                        "not a valid proxy address, such as http://user:password@proxy.example.com:3128"));
    }

    private static ProxyServer server(String scheme, HttpUrl url, Setting setting) {
        Optional<String> credentials =
                hasUser(url) ? Optional.of(Credentials.basic(url.username(), url.password(), UTF_8)) : Optional.empty();
        return new ProxyServer(scheme, url.host(), url.port(), credentials, setting.origin());
    }

    private static ProxyServer socks(HttpUrl url, Setting setting) {
        if (hasUser(url)) {
            throw new InvalidSettingException(
                    setting.origin(), "user name and password are not supported for socks5 proxies");
        }
        boolean hasPort = setting.value().strip().matches(".*:[0-9]+/?");
        return new ProxyServer(
                SOCKS, url.host(), hasPort ? url.port() : SOCKS_PORT, Optional.empty(), setting.origin());
    }

    private static boolean hasUser(HttpUrl url) {
        return !url.username().isEmpty() || !url.password().isEmpty();
    }

    /** The proxy for {@code java.net}, with an unresolved host name. */
    public Proxy toJava() {
        Proxy.Type type = scheme.equals(SOCKS) ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        return new Proxy(type, InetSocketAddress.createUnresolved(host, port));
    }

    /** Whether the connection to the proxy itself uses TLS. */
    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** The address with its credentials masked. */
    public String maskedUrl() {
        return scheme + "://" + (credentials.isPresent() ? "***@" : "") + hostAndPort();
    }

    private String hostAndPort() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** For messages: the address without credentials, and the setting that names it. */
    @Override
    public String toString() {
        return "the proxy " + scheme + "://" + hostAndPort() + " (" + origin + ")";
    }
}
