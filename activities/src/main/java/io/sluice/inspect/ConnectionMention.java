package io.sluice.inspect;

import java.util.regex.Pattern;

/** Whether a sentence speaks of a connection: what it reads must answer, or the sentence would be told that there is no such connection. */
final class ConnectionMention {

    private static final String FILE = "[\\w.-]*\\.(?:csv|tsv|txt|jsonl?|ndjson|parquet|xlsx)\\b";
    private static final String OTHER_THING = "\\s+(?:tables?|columns?|files?|csv|sheet|view)\\b";

    private ConnectionMention() {}

    /** As {@code shop.orders}, {@code from shop}, {@code the shop database}; a bare word may as well be a table or a column. */
    static boolean of(String connection, String sentence) {
        var name = "(?<![\\w.@/\\\\-])" + Pattern.quote(connection) + "(?![\\w-]|" + FILE + "|" + OTHER_THING + ")";
        var ways = name + "\\.\\w|\\b(?:from|in|on|of)\\s+(?:the\\s+)?" + name + "|" + name
                + "\\s+(?:database|connection)\\b";
        return Pattern.compile(ways, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(sentence)
                .find();
    }
}
