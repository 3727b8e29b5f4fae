package io.sluice.guard;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The functions that may be called, one list a dialect: they compute from their arguments and touch nothing else. */
final class SqlFunctions {
    private static final Map<SqlDialect, Set<String>> ALLOWED = read();

    private SqlFunctions() {}

    static void check(SqlDialect dialect, List<String> name) {
        var shown = String.join(".", name);
        if (name.size() != 1 || !ALLOWED.get(dialect).contains(shown.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    Rule.FUNCTION,
                    shown,
                    "The function " + shown
                            + " is not on the list of functions that only compute; use a standard one.");
        }
    }

    private static Map<SqlDialect, Set<String>> read() {
        var all = new EnumMap<SqlDialect, Set<String>>(SqlDialect.class);
        for (var dialect : SqlDialect.values()) {
            var names = new HashSet<>(WordList.read("functions-common.txt"));
            names.addAll(WordList.read("functions-" + dialect.name().toLowerCase(Locale.ROOT) + ".txt"));
            all.put(dialect, Set.copyOf(names));
        }
        return all;
    }
}
