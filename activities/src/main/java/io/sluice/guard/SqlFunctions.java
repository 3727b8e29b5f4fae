package io.sluice.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        var common = names("common");
        var all = new EnumMap<SqlDialect, Set<String>>(SqlDialect.class);
        for (var dialect : SqlDialect.values()) {
            var names = new HashSet<>(common);
            names.addAll(names(dialect.name().toLowerCase(Locale.ROOT)));
            all.put(dialect, Set.copyOf(names));
        }
        return all;
    }

    private static Set<String> names(String list) {
        try (InputStream file = SqlFunctions.class.getResourceAsStream("functions-" + list + ".txt")) {
            var names = new HashSet<String>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> names.addAll(List.of(line.strip().split("\\s+"))));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
