package dev.kirikae.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Addresses no sample may go to: link-local ones, where cloud machines find their metadata and credentials (Amazon EC2 User
 * Guide, "Instance metadata", read 2026-11: 169.254.169.254 and fd00:ec2::254). Checked after resolution, so that no notation
 * and no name gets round it. Private and loopback addresses are allowed: load balancers may be internal.
 */
final class BlockedAddresses {

    private BlockedAddresses() {}

    /** Why not; null where it is allowed. */
    static @Nullable String why(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            if (address.isLinkLocalAddress()) {
                return "a link-local address";
            }
            if (startsWith(bytes, 0xfd, 0x00, 0x0e, 0xc2)) {
                return "an address of the machine's metadata";
            }
            byte[] inside = embedded(bytes);
            return inside == null ? multicast(address) : why(v4(inside));
        }
        if (startsWith(bytes, 169, 254)) {
            return "a link-local address, where machines keep their metadata";
        }
        return multicast(address);
    }

    private static @Nullable String multicast(InetAddress address) {
        return address.isMulticastAddress() ? "a multicast address" : null;
    }

    /** The IPv4 address that a translating or tunnelling prefix carries (RFC 6052, 3056, 4291); null where there is none. */
    private static byte @Nullable [] embedded(byte[] bytes) {
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)
                || startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
                || (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && bytes[12] != 0)) {
            return Arrays.copyOfRange(bytes, 12, 16);
        }
        return startsWith(bytes, 0x20, 0x02) ? Arrays.copyOfRange(bytes, 2, 6) : null;
    }

    private static InetAddress v4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
