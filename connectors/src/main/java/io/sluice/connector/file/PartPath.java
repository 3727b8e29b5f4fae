package io.sluice.connector.file;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file's path, and the part of it that is meant: the sheet of a workbook, {@code books/2024.xlsx#Orders}, or the lists in the records of a
 * JSON file, {@code orders.json#items}.
 */
record PartPath(String file, @Nullable String part) {

    private static final Pattern NAMED =
            Pattern.compile("(.*\\.(?:xls[xm]|json|jsonl|ndjson))#(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static PartPath of(String path) {
        var match = NAMED.matcher(path);
        return match.matches() ? new PartPath(match.group(1), match.group(2)) : new PartPath(path, null);
    }

    static String named(String file, String part) {
        return file + "#" + part;
    }
}
