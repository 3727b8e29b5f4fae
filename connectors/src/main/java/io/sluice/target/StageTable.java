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

    /** A column; one that is {@code hidden} is there to tell rows apart and never reaches the destination. */
    public record StageColumn(String name, ColumnType type, boolean hidden) {
        public Name quoted() {
            return DSL.name(name);
        }
    }

    /** The columns that reach the destination. */
    public List<StageColumn> visible() {
        return columns.stream().filter(column -> !column.hidden()).toList();
    }
}
