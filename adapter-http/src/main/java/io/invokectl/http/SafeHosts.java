package io.invokectl.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Which hosts a result link may lead to: any on the public internet. A link into a private network would let whoever
 * writes it reach what only this machine can reach. This machine itself is allowed where the API is on it too.
 */
final class SafeHosts implements Dns {
    private final Dns names;
    private final boolean loopback;

    SafeHosts(Dns names, boolean loopback) {
        this.names = names;
        this.loopback = loopback;
    }

    /** Whether a link may be followed as far as its text tells: names are checked again when they are resolved. */
    boolean mayServe(HttpUrl url) {
        boolean address = url.host().matches("[0-9.]+") || url.host().indexOf(':') >= 0;
        try {
            return (url.isHttps() || loopback) && (!address || isAllowed(InetAddress.getByName(url.host())));
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(host);
        if (!addresses.stream().allMatch(this::isAllowed)) {
            throw new UnsafeHost(host);
        }
        return addresses;
    }

    private boolean isAllowed(InetAddress address) {
        return address.isLoopbackAddress() ? loopback : !isPrivate(address);
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
        boolean carrier = first == 100 && (second & 0xc0) == 64;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return special || carrier || benchmark || first == 0 || first >= 240;
    }

    /** A name that stands for an address no result may lie at. */
    static final class UnsafeHost extends UnknownHostException {
        UnsafeHost(String host) {
            super(host);
        }
    }
}
