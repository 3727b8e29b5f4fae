package io.sluice.connector.manifest.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** URLs as APIs and manifests write them, which are not always valid ones. */
public final class Urls {
    private static final String ALLOWED = "!#$%&'()*+,/:;=?@[]~-._";

    private Urls() {}

    /** The URL with every character escaped that no URL may hold; what is escaped already stays. */
    public static URI lenient(String url) {
        var escaped = new StringBuilder(url.length());
        for (var i = 0; i < url.length(); ) {
            var character = url.codePointAt(i);
            i += Character.charCount(character);
            if (character == '%' && !isEscape(url, i)) {
                escaped.append("%25");
            } else if (isAllowed(character)) {
                escaped.appendCodePoint(character);
            } else {
                for (var part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('%').append(String.format("%02X", part & 0xff));
                }
            }
        }
        return URI.create(brackets(escaped.toString()));
    }

    private static boolean isEscape(String url, int at) {
        return at + 1 < url.length() && isHex(url.charAt(at)) && isHex(url.charAt(at + 1));
    }

    private static boolean isHex(char character) {
        return Character.digit(character, 16) >= 0;
    }

    private static boolean isAllowed(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || ALLOWED.indexOf(character) >= 0);
    }

    /** Brackets are allowed in a host only. */
    private static String brackets(String url) {
        var scheme = url.indexOf("://");
        var path = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        if (path < 0) {
            path = scheme >= 0 && url.indexOf('?') >= 0 ? url.indexOf('?') : url.length();
        }
        return url.substring(0, path) + url.substring(path).replace("[", "%5B").replace("]", "%5D");
    }
}
