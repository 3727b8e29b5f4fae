package io.sluice.author.retrieval;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of one table, by how much they say of it: its name most, its columns less, comments least. */
record TableWords(TableMetadata table, List<String> name, Map<String, Double> weights) {

    private static final double NAME = 4;
    private static final double COLUMN = 1.5;
    private static final double COMMENT = 0.7;

    static TableWords of(TableMetadata table) {
        var weights = new HashMap<String, Double>();
        var name = Words.stems(table.name().table());
        name.forEach(word -> weights.merge(word, NAME, Math::max));
        for (var column : table.columns()) {
            Words.stems(column.name()).forEach(word -> weights.merge(word, COLUMN, Math::max));
            comment(column.comment(), weights);
        }
        comment(table.comment(), weights);
        return new TableWords(table, name, Map.copyOf(weights));
    }

    private static void comment(@org.jspecify.annotations.Nullable String comment, Map<String, Double> weights) {
        if (comment != null) {
            Words.stems(comment).forEach(word -> weights.merge(word, COMMENT, Math::max));
        }
    }

    /** The tables that it leads to: by declared keys, and by columns that are called after one of them. */
    Set<Integer> leadsTo(Map<String, Integer> positions, Map<String, Integer> spoken) {
        var found = new HashSet<Integer>();
        for (var key : table.foreignKeys()) {
            var at = positions.get(key.table().toString());
            if (at != null) {
                found.add(at);
            }
        }
        for (var column : table.columns()) {
            var words = Words.stems(column.name());
            if (words.size() > 1
                    && (words.getLast().equals("id") || words.getLast().equals("code"))) {
                var at = spoken.get(String.join(" ", words.subList(0, words.size() - 1)));
                if (at != null) {
                    found.add(at);
                }
            }
        }
        return found;
    }
}
