package io.sluice.inspect;

import java.util.regex.Pattern;

/** Whether a sentence speaks of a connection: what it reads must answer, or the sentence would be told that there is no such connection. */
final class Mentions {

    private static final String FILE = "\\.(?:csv|tsv|txt|jsonl?|ndjson|parquet|xlsx)\\b";

    private Mentions() {}

    /** As {@code shop.orders}, {@code from shop}, {@code the shop database}; a bare word may as well be a table or a column. */
    static boolean of(String connection, String sentence) {
        var name = "(?<![\\w.-])" + Pattern.quote(connection) + "(?![\\w-]|" + FILE + ")";
        var ways = name + "\\.\\w|\\b(?:from|in|on|of)\\s+(?:the\\s+)?" + name + "|" + name
                + "\\s+(?:database|connection)\\b";
        return Pattern.compile(ways, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(sentence)
                .find();
    }
}
