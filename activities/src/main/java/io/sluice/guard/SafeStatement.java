package io.sluice.guard;

import java.util.Map;
import java.util.Set;

/** One statement that passed the guard, as the parser wrote it back: this text runs, the author's does not. */
public record SafeStatement(SqlDialect dialect, Kind kind, String sql, Set<TableRef> reads, Set<TableRef> writes) {

    /** What the statement does to its target. */
    public enum Kind {
        READ,
        INSERT,
        UPSERT,
        UPDATE,
        DELETE,
        CREATE_TABLE
    }

    public SafeStatement {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /**
     * The same statement over other tables: each bare table of a key's name becomes the value. Names of common table expressions and aliases stay as they are.
     */
    public String rewrite(Map<String, TableRef> outputs) {
        return outputs.isEmpty() ? sql : SqlRewrite.of(this, outputs);
    }
}
