package io.sluice.synthesise;

import java.util.LinkedHashMap;
import java.util.Map;

/** A Java date pattern in the words of a database; letters that it does not know are left as they are. */
final class DatePattern {
    private static final Map<String, String> POSTGRES =
            letters("YYYY", "YY", "Month", "Mon", "MM", "DD", "HH24", "HH12", "MI", "SS", "MS", "AM");
    private static final Map<String, String> MYSQL =
            letters("%Y", "%y", "%M", "%b", "%m", "%d", "%H", "%h", "%i", "%s", "%f", "%p");

    private final SqlWords words;
    private final String pattern;

    DatePattern(SqlWords words, String pattern) {
        this.words = words;
        this.pattern = pattern;
    }

    /** Text again, as ISO writes it: the column's own cast reads it. */
    String parsed(String value) {
        var filled = "nullif(" + words.trimmed(value) + ", '')";
        return words.postgres()
                ? "to_timestamp(" + filled + ", " + words.literal(translated(POSTGRES)) + ")::timestamp::text"
                : "CAST(str_to_date(" + filled + ", " + words.literal(translated(MYSQL)) + ") AS char)";
    }

    private String translated(Map<String, String> letters) {
        var text = new StringBuilder();
        for (var at = 0; at < pattern.length(); ) {
            var rest = pattern.substring(at);
            var found = letters.entrySet().stream()
                    .filter(each -> rest.startsWith(each.getKey()))
                    .findFirst();
            text.append(found.map(Map.Entry::getValue).orElse(rest.substring(0, 1)));
            at += found.map(each -> each.getKey().length()).orElse(1);
        }
        return text.toString().replace("'", "");
    }

    private static Map<String, String> letters(String... meanings) {
        var java = new String[][] {
            {"yyyy", "uuuu"},
            {"yy", "uu"},
            {"MMMM", "LLLL"},
            {"MMM", "LLL"},
            {"MM", "M"},
            {"dd", "d"},
            {"HH", "H"},
            {"hh", "h"},
            {"mm", "m"},
            {"ss", "s"},
            {"SSS", "SSSSSS"},
            {"a"}
        };
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < meanings.length; i++) {
            for (var letters : java[i]) {
                map.put(letters, meanings[i]);
            }
        }
        return map;
    }
}
