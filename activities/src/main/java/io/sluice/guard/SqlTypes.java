package io.sluice.guard;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** The column and cast types that may occur: a cast to another type can run that type's own code or read a catalog. */
final class SqlTypes {
    private static final Map<SqlDialect, Set<String>> ALLOWED = read();

    private SqlTypes() {}

    static void check(SqlDialect dialect, ColDataType type) {
        var name = base(type.getDataType());
        if (!ALLOWED.get(dialect).contains(name)) {
            throw new Refusal(
                    Rule.TYPE,
                    type.toString(),
                    "The type " + name
                            + " is not allowed here; use a plain type such as text, bigint, numeric or timestamp.");
        }
    }

    private static String base(String type) {
        return type.toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", " ")
                .replaceAll("(?<=int |integer )unsigned|zerofill", " ")
                .replace("[]", "")
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static Map<SqlDialect, Set<String>> read() {
        var all = new EnumMap<SqlDialect, Set<String>>(SqlDialect.class);
        for (var dialect : SqlDialect.values()) {
            var names = new HashSet<>(WordList.lines("types-common.txt"));
            names.addAll(WordList.lines("types-" + dialect.name().toLowerCase(Locale.ROOT) + ".txt"));
            all.put(dialect, Set.copyOf(names));
        }
        return all;
    }
}
