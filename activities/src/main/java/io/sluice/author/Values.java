package io.sluice.author;

import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.TableName;
import java.util.List;

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

    /** {@code text} as the column writes it. */
    record Value(TableName table, String column, String text) {}
}
