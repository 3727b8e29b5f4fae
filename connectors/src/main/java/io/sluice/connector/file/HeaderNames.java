package io.sluice.connector.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a file's columns: as its header writes them, blank ones and repeated ones numbered. */
final class HeaderNames {

    private HeaderNames() {}

    /** The names in a header record. */
    static List<String> of(CsvTokenizer header) {
        var fields = new ArrayList<@Nullable String>();
        for (int i = 0; i < header.size(); i++) {
            fields.add(header.field(i));
        }
        return of(fields);
    }

    static List<String> of(List<@Nullable String> fields) {
        var written = new ArrayList<String>();
        for (var name : fields) {
            written.add(name == null || name.isBlank() ? "column_" + (written.size() + 1) : name);
        }
        return distinct(written);
    }

    /** The names of a file without a header: column_1, column_2, … */
    static List<String> numbered(int count) {
        var names = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return names;
    }

    private static List<String> distinct(List<String> written) {
        var taken = new HashSet<>(written);
        var names = new ArrayList<String>();
        var used = new HashSet<String>();
        for (var name : written) {
            var free = name;
            for (int n = 2; used.contains(free) || !free.equals(name) && taken.contains(free); n++) {
                free = name + "_" + n;
            }
            used.add(free);
            names.add(free);
        }
        return names;
    }
}
