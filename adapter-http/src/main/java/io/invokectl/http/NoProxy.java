package io.invokectl.http;

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
 * The hosts that are reached without a proxy: this machine, and those in a list that is read as Go programs read
 * {@code NO_PROXY}. An entry that makes no sense is passed over.
 */
final class NoProxy {
    private static final Pattern RANGE = Pattern.compile("(.+)/([0-9]{1,3})");
    private static final Pattern PLACE = Pattern.compile("(?:\\[(.*)]|([^:]*)):([^:]*)");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern NUMBERS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}|.*:.*");

    private final List<Rule> rules;

    private NoProxy(List<Rule> rules) {
        this.rules = rules;
    }

    /** The list: addresses, ranges of them ({@code 10.0.0.0/8}), domains, and {@code *} for everything. */
    static NoProxy of(String list) {
        return new NoProxy(Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .flatMap(entry -> rule(entry).stream())
                .toList());
    }

    /** What an entry covers. */
    private interface Rule {
        boolean covers(String host, Optional<InetAddress> address, String port);
    }

    boolean covers(HttpUrl url) {
        String host = url.host();
        Optional<InetAddress> address = address(host);
        boolean here = host.equals("localhost")
                || host.endsWith(".localhost")
                || address.filter(InetAddress::isLoopbackAddress).isPresent();
        return here || rules.stream().anyMatch(rule -> rule.covers(host, address, String.valueOf(url.port())));
    }

    private static Optional<Rule> rule(String entry) {
        if (entry.equals("*")) {
            return Optional.of((host, address, port) -> true);
        }
        Matcher range = RANGE.matcher(entry);
        Optional<InetAddress> network = range.matches() ? address(range.group(1)) : Optional.empty();
        if (network.isPresent()) {
            return Optional.of(range(network.get(), Integer.parseInt(range.group(2))));
        }
        Matcher place = PLACE.matcher(entry);
        if (!place.matches()) {
            return entry.isEmpty() ? Optional.empty() : Optional.of(place(entry, ""));
        }
        String name = place.group(1) != null ? place.group(1) : place.group(2);
        return name.isEmpty() ? Optional.empty() : Optional.of(place(name, place.group(3)));
    }

    private static Rule range(InetAddress network, int bits) {
        byte[] wanted = network.getAddress();
        return (host, address, port) -> address.map(InetAddress::getAddress)
                .filter(bytes -> beginsAlike(bytes, wanted, bits))
                .isPresent();
    }

    private static boolean beginsAlike(byte[] one, byte[] other, int bits) {
        if (one.length != other.length || bits > 8 * one.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** A place at all ports, or at the one that is named. */
    private static Rule place(String name, String itsPort) {
        Optional<InetAddress> number = address(name);
        Rule anywhere = number.isPresent() ? (host, address, port) -> address.equals(number) : domain(name);
        return (host, address, port) ->
                (itsPort.isEmpty() || itsPort.equals(port)) && anywhere.covers(host, address, port);
    }

    /** A domain covers what is below it, and itself unless it begins with a dot. */
    private static Rule domain(String name) {
        String bare = name.startsWith("*.") ? name.substring(1) : name;
        String below = ascii(bare.startsWith(".") ? bare : "." + bare);
        return (host, address, port) -> host.endsWith(below) || (!bare.startsWith(".") && ("." + host).equals(below));
    }

    private static String ascii(String name) {
        try {
            return name.chars().allMatch(c -> c < 0x80) ? name : "." + IDN.toASCII(name.substring(1));
        } catch (IllegalArgumentException noName) {
            return name;
        }
    }

    /** The address that a text of numbers is; no name is ever looked up. */
    private static Optional<InetAddress> address(String text) {
        try {
            return NUMBERS.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
