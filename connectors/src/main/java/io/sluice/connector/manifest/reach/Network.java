package io.sluice.connector.manifest.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses, such as 10.0.0.0/8; a single address is a block of one. */
record Network(InetAddress start, int bits) {
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    Network {
        if (bits < 0 || bits > start.getAddress().length * 8) {
            throw new IllegalArgumentException("a prefix of " + bits + " bits does not fit " + start.getHostAddress());
        }
    }

    /** Throws IllegalArgumentException for anything but an address literal with an optional prefix length; never asks DNS. */
    static Network parse(String text) {
        var slash = text.indexOf('/');
        var address = literal(slash < 0 ? text : text.substring(0, slash));
        var all = address.getAddress().length * 8;
        return new Network(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    }

    private static InetAddress literal(String text) {
        if (!isLiteral(text)) {
            throw new IllegalArgumentException("'" + text + "' is no IP address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no IP address", e);
        }
    }

    /** Whether the text can only be an address, so that reading it asks no name server. */
    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    boolean contains(InetAddress address) {
        var mine = start.getAddress();
        var other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        var whole = bits / 8;
        for (var i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        var mask = 0xFF00 >> bits % 8 & 0xFF;
        return mask == 0 || (mine[whole] & mask) == (other[whole] & mask);
    }
}
