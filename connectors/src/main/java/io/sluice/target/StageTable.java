package io.sluice.target;

import io.sluice.pipeline.ColumnType;
import java.util.List;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** The table that holds a step's rows until they are committed: the load's columns, then part, page and row. */
public record StageTable(Name name, List<StageColumn> columns) {

    public StageTable {
        columns = List.copyOf(columns);
    }

    /** One column of the destination. */
    public record StageColumn(String name, ColumnType type) {
        public Name quoted() {
            return DSL.name(name);
        }
    }
}
