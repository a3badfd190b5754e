package io.invokectl.http.proxy;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Hosts that are reached without a proxy: the loopback interface, and a list read as Go programs read
 * {@code NO_PROXY}. Invalid entries are ignored.
 */
final class NoProxy {
    private static final Pattern RANGE = Pattern.compile("(.+)/([0-9]{1,3})");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[(.*)]|([^:]*)):([^:]*)");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern LITERAL = Pattern.compile(OCTET + "(\\." + OCTET + "){3}|.*:.*");

    private final List<Rule> rules;

    private NoProxy(List<Rule> rules) {
        this.rules = rules;
    }

    /** Reads a list of addresses, ranges ({@code 10.0.0.0/8}) and domains; {@code *} covers every host. */
    static NoProxy of(String list) {
        return new NoProxy(Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .flatMap(entry -> rule(entry).stream())
                .toList());
    }

    private interface Rule {
        boolean covers(String host, Optional<InetAddress> address, String port);
    }

    boolean covers(HttpUrl url) {
        String host = url.host();
        Optional<InetAddress> address = address(host);
        boolean loopback = host.equals("localhost")
                || address.filter(InetAddress::isLoopbackAddress).isPresent();
        return loopback || rules.stream().anyMatch(rule -> rule.covers(host, address, String.valueOf(url.port())));
    }

    private static Optional<Rule> rule(String entry) {
        if (entry.equals("*")) {
            return Optional.of((host, address, port) -> true);
        }
        Matcher range = RANGE.matcher(entry);
        Optional<InetAddress> network = range.matches() ? address(range.group(1)) : Optional.empty();
        if (network.isPresent()) {
            var covered = new AddressRange(network.get(), Integer.parseInt(range.group(2)));
            return Optional.of(
                    (host, address, port) -> address.filter(covered::contains).isPresent());
        }
        Matcher host = HOST_AND_PORT.matcher(entry);
        if (!host.matches()) {
            return entry.isEmpty() ? Optional.empty() : Optional.of(host(entry, ""));
        }
        String name = host.group(1) != null ? host.group(1) : host.group(2);
        return name.isEmpty() ? Optional.empty() : Optional.of(host(name, host.group(3)));
    }

    /** Covers the given port, or all ports if it is empty. */
    private static Rule host(String name, String onlyPort) {
        Optional<InetAddress> literal = address(name);
        Rule anyPort = literal.isPresent() ? (host, address, port) -> address.equals(literal) : domain(name);
        return (host, address, port) ->
                (onlyPort.isEmpty() || onlyPort.equals(port)) && anyPort.covers(host, address, port);
    }

    /** Covers the subdomains of a domain, and the domain itself unless the entry starts with a dot. */
    private static Rule domain(String name) {
        String bare = name.startsWith("*.") ? name.substring(1) : name;
        String suffix = ascii(bare.startsWith(".") ? bare : "." + bare);
        return (host, address, port) -> host.endsWith(suffix) || (!bare.startsWith(".") && ("." + host).equals(suffix));
    }

    private static String ascii(String name) {
        try {
            return name.chars().allMatch(c -> c < 0x80) ? name : "." + IDN.toASCII(name.substring(1));
        } catch (IllegalArgumentException invalid) {
            return name;
        }
    }

    /** The address in a literal; names are never resolved. */
    private static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException invalid) {
            return Optional.empty();
        }
    }
}
