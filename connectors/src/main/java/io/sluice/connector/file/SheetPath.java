package io.sluice.connector.file;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file's path, and the sheet of it that is meant: {@code books/2024.xlsx#Orders}. */
record SheetPath(String file, @Nullable String sheet) {

    private static final Pattern NAMED =
            Pattern.compile("(.*\\.xls[xm])#(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static SheetPath of(String path) {
        var match = NAMED.matcher(path);
        return match.matches() ? new SheetPath(match.group(1), match.group(2)) : new SheetPath(path, null);
    }

    static String named(String file, String sheet) {
        return file + "#" + sheet;
    }
}
