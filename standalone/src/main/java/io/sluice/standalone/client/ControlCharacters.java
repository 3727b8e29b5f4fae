package io.sluice.standalone.client;

import java.util.regex.Pattern;

/** What steers a terminal or turns the order of what is read, in texts that come from data and from APIs; lines and tabs are left. */
public final class ControlCharacters {

    /** A pattern for one. */
    public static final String ONE = "(?!\r\n)[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\n\t]]";

    private static final Pattern ANY = Pattern.compile(ONE);

    private ControlCharacters() {}

    /** With a mark in the place of each. */
    public static String marked(String text) {
        return ANY.matcher(text).replaceAll("�");
    }

    /** The same JSON document, which has them in its strings only. */
    static String escaped(String json) {
        return ANY.matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
