package io.invokectl.http.proxy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param network an address of the range
 * @param bits how many leading bits of {@code network} its addresses share
 */
public record AddressRange(InetAddress network, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f.:]+)/([0-9]{1,3})");

    /**
     * Reads a range of this program's own.
     *
     * @throws IllegalArgumentException if the text is no range
     */
    public static AddressRange of(String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                return new AddressRange(InetAddress.getByName(form.group(1)), Integer.parseInt(form.group(2)));
            }
        } catch (UnknownHostException invalid) {
            // The text is no range.
        }
        throw new IllegalArgumentException("not a range of addresses: " + text);
    }

    /** Whether the range contains an address. */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        int rest = 8 * other.length - bits;
        return other.length == own.length
                && rest >= 0
                && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, own).shiftRight(rest));
    }
}
