package io.sluice.author.retrieval;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private static void comment(@Nullable String comment, Map<String, Double> weights) {
        if (comment != null) {
            Words.stems(comment).forEach(word -> weights.merge(word, COMMENT, Math::max));
        }
    }
}
