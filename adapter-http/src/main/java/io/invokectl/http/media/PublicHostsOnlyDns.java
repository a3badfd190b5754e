package io.invokectl.http.media;

import io.invokectl.http.proxy.AddressRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Resolves host names of media links, which may point to public addresses only: a link into a private network would
 * give its author access to hosts that only this machine can reach. Loopback addresses are allowed on request.
 */
final class PublicHostsOnlyDns implements Dns {
    /** Ranges that are not public (RFC 6890), of IPv6 those within the range of public addresses. */
    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::of)
            .toList();

    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /** A host that a proxy may read as an address: octal, hexadecimal or shortened. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

    private final Dns delegate;
    private final boolean allowsLoopback;

    PublicHostsOnlyDns(Dns delegate, boolean allowsLoopback) {
        this.delegate = delegate;
        this.allowsLoopback = allowsLoopback;
    }

    /** Whether the scheme and a literal address of the link are allowed; names are checked when they are resolved. */
    boolean allows(HttpUrl url) {
        String host = url.host();
        boolean literal = IPV4.matcher(host).matches() || host.indexOf(':') >= 0;
        if (!literal && NUMBER.matcher(host).matches()) {
            return false;
        }
        try {
            return (url.isHttps() || allowsLoopback) && (!literal || isAllowed(InetAddress.getByName(host)));
        } catch (UnknownHostException invalid) {
            return false;
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = delegate.lookup(host);
        if (!addresses.stream().allMatch(this::isAllowed)) {
            throw new UnsafeHostException(host);
        }
        return addresses;
    }

    private boolean isAllowed(InetAddress address) {
        return address.isLoopbackAddress() ? allowsLoopback : !isPrivate(address);
    }

    private static boolean isPrivate(InetAddress address) {
        boolean isRouted = address instanceof Inet4Address || GLOBAL_IPV6.contains(address);
        return !isRouted || SPECIAL.stream().anyMatch(range -> range.contains(address));
    }

    /** A name resolves to an address that is not public. */
    static final class UnsafeHostException extends UnknownHostException {
        UnsafeHostException(String host) {
            super(host);
        }
    }
}
