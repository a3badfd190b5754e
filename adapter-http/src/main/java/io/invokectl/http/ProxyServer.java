package io.invokectl.http;

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
 * @param scheme how it is spoken to: {@code http}, {@code https} or {@code socks5}
 * @param login what it is shown of user and password, as the value of a header, where there are any
 * @param origin the variable or setting that names it
 */
record ProxyServer(String scheme, String host, int port, Optional<String> login, String origin) {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(.*)");
    private static final String SOCKS = "socks5";
    private static final int SOCKS_PORT = 1080;

    /** Reads a proxy's address as Go programs do: without a scheme it is http. The refusal never shows it. */
    static ProxyServer of(Setting setting) {
        Matcher form = FORM.matcher(setting.value().strip());
        String scheme = form.matches() && form.group(1) != null ? form.group(1).toLowerCase(Locale.ROOT) : "http";
        return switch (scheme) {
            case "http", "https" -> server(scheme, url(scheme, form, setting), setting);
            case SOCKS, "socks5h" -> socks(url("http", form, setting), setting);
            default ->
                throw new InvalidSettingException(
                        setting.origin(), "a proxy speaks http, https or socks5, and not \"" + scheme + "\"");
        };
    }

    private static HttpUrl url(String scheme, Matcher form, Setting setting) {
        return Optional.ofNullable(HttpUrl.parse(scheme + "://" + form.group(2)))
                .orElseThrow(
                        () -> new InvalidSettingException(
                                setting.origin(),
                                "its value is not the address of a proxy, such as http://user:password@proxy.example.com:3128"));
    }

    private static ProxyServer server(String scheme, HttpUrl url, Setting setting) {
        Optional<String> login =
                hasUser(url) ? Optional.of(Credentials.basic(url.username(), url.password(), UTF_8)) : Optional.empty();
        return new ProxyServer(scheme, url.host(), url.port(), login, setting.origin());
    }

    private static ProxyServer socks(HttpUrl url, Setting setting) {
        if (hasUser(url)) {
            throw new InvalidSettingException(setting.origin(), "a socks5 proxy cannot be given a user and a password");
        }
        boolean named = setting.value().strip().matches(".*:[0-9]+/?");
        return new ProxyServer(SOCKS, url.host(), named ? url.port() : SOCKS_PORT, Optional.empty(), setting.origin());
    }

    private static boolean hasUser(HttpUrl url) {
        return !url.username().isEmpty() || !url.password().isEmpty();
    }

    /** The proxy for Java; its name is resolved by whoever connects. */
    Proxy toJava() {
        Proxy.Type type = scheme.equals(SOCKS) ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        return new Proxy(type, InetSocketAddress.createUnresolved(host, port));
    }

    /** Whether the proxy itself is spoken to over TLS. */
    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Its address, with stars for its user and password. */
    String address() {
        return scheme + "://" + (login.isPresent() ? "***@" : "") + place();
    }

    private String place() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** The proxy as a user would name it; never its user and password. */
    @Override
    public String toString() {
        return "the proxy " + scheme + "://" + place() + " (" + origin + ")";
    }
}
