package io.sluice.connector.manifest.reach;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the open internet from those that lead into this machine, its network or its cloud's metadata. */
final class PublicAddress {
    /** Everything in IANA's special-purpose registry, multicast, class E, and the one metadata address outside them (Azure). */
    private static final List<Network> CLOSED_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Network GLOBAL_V6 = Network.parse("2000::/3");
    private static final List<Network> CLOSED_V6 =
            networks("2001:2::/48", "2001:10::/28", "2001:20::/28", "2001:db8::/32", "3fff::/20");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network TEREDO = Network.parse("2001::/32");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return address instanceof Inet4Address ? isPublicV4(address) : isPublicV6(address);
    }

    private static boolean isPublicV4(InetAddress address) {
        return CLOSED_V4.stream().noneMatch(network -> network.contains(address));
    }

    /** Transition addresses are as public as the IPv4 address that they carry. */
    private static boolean isPublicV6(InetAddress address) {
        var bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return isPublicV4(v4(Arrays.copyOfRange(bytes, 12, 16)));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublicV4(v4(Arrays.copyOfRange(bytes, 2, 6)));
        }
        return GLOBAL_V6.contains(address)
                && !TEREDO.contains(address)
                && CLOSED_V6.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress v4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(Network::parse).toList();
    }
}
