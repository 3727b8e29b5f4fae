package io.sluice.author;

import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.TableName;
import java.util.List;
import java.util.Locale;

/** Knows which columns of a database hold a text. */
@FunctionalInterface
public interface Values {

    Values NONE = (database, tables) -> text -> List.of();

    Held of(Database database, List<TableMetadata> tables);

    /** Asked with a person's words in lower case. */
    @FunctionalInterface
    interface Held {
        List<Value> holding(String text);
    }

    /** A text without its signs, under which it is kept as well: "dr wu" for "Dr. Wu". */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** {@code text} as the column writes it. */
    record Value(TableName table, String column, String text) {}
}
