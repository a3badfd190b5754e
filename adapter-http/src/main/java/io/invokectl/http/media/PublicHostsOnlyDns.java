package io.invokectl.http.media;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Resolves host names of media links, which may point to public addresses only: a link into a private network would
 * give its author access to hosts that only this machine can reach. Loopback addresses are allowed on request.
 */
final class PublicHostsOnlyDns implements Dns {
    private final Dns delegate;
    private final boolean allowsLoopback;

    PublicHostsOnlyDns(Dns delegate, boolean allowsLoopback) {
        this.delegate = delegate;
        this.allowsLoopback = allowsLoopback;
    }

    /** Whether the scheme and a literal address of the link are allowed; names are checked when they are resolved. */
    boolean allows(HttpUrl url) {
        boolean literal = url.host().matches("[0-9.]+") || url.host().indexOf(':') >= 0;
        try {
            return (url.isHttps() || allowsLoopback) && (!literal || isAllowed(InetAddress.getByName(url.host())));
        } catch (UnknownHostException invalid) {
            return true;
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
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xfe) == 0xfc;
            return special || uniqueLocal || first == 0;
        }
        boolean carrierGradeNat = first == 100 && (second & 0xc0) == 64;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return special || carrierGradeNat || benchmark || first == 0 || first >= 240;
    }

    /** A name resolves to an address that is not public. */
    static final class UnsafeHostException extends UnknownHostException {
        UnsafeHostException(String host) {
            super(host);
        }
    }
}
