package io.sluice.author.retrieval;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a table is called by columns of others that lead to it, and what such a column may mean. */
final class KeyColumns {

    private static final Set<String> KEY_WORDS = Set.of("id", "identifier", "key", "no", "number", "code", "name");

    private KeyColumns() {}

    /** The column that tells a table's rows apart: its key, else one that is called after the table. */
    static Optional<ColumnMetadata> of(TableMetadata table, List<String> name) {
        var declared = table.rowKey();
        return declared.isEmpty()
                ? table.columns().stream()
                        .filter(column -> isCalledAfter(Words.stems(column.name()), name))
                        .findFirst()
                : declared.size() == 1 ? table.column(declared.getFirst()) : Optional.empty();
    }

    private static boolean isCalledAfter(List<String> column, List<String> table) {
        return column.size() == table.size() + 1
                && KEY_WORDS.contains(column.getLast())
                && column.subList(0, table.size()).equals(table);
    }

    /** By its own name, by that of its key, and by the ends of both. */
    static Set<String> names(List<String> table, ColumnMetadata key) {
        var names = new LinkedHashSet<String>();
        ends(table, 1, names);
        var words = Words.stems(key.name());
        if (words.size() > 1 || !KEY_WORDS.contains(words.getFirst())) {
            ends(words, Math.min(2, words.size()), names);
        }
        return names;
    }

    /** What a column may lead to, the likeliest first: {@code tx_cust_id} to a "tx cust id", a "cust id", a "tx cust", a "cust". */
    static Set<String> meant(ColumnMetadata column) {
        var names = new LinkedHashSet<String>();
        var words = Words.stems(column.name());
        if (words.isEmpty() || words.size() == 1 && KEY_WORDS.contains(words.getFirst())) {
            return names;
        }
        names.add(String.join(" ", words));
        if (KEY_WORDS.contains(words.getLast())) {
            ends(words, 2, names);
            ends(words.subList(0, words.size() - 1), 1, names);
        }
        return names;
    }

    private static void ends(List<String> words, int shortest, Set<String> names) {
        for (int from = 0; words.size() - from >= shortest; from++) {
            names.add(String.join(" ", words.subList(from, words.size())));
        }
    }
}
