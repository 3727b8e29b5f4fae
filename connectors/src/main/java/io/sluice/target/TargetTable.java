package io.sluice.target;

import io.sluice.pipeline.TableName;
import java.util.List;
import java.util.Optional;
import org.jooq.Name;

/**
 * A table as the target has it in this transaction. {@code key} names a row (empty: rows have no names). {@code triggers} act on any write,
 * {@code cascades} on changes and deletions: what they do elsewhere is neither counted nor kept. {@code id} is the engine's own name of
 * this very table.
 */
public record TargetTable(
        TableName name,
        String id,
        List<TargetColumn> columns,
        List<String> key,
        List<List<String>> uniques,
        List<String> triggers,
        List<String> cascades) {

    /** A column by its native type; {@code generated} ones are computed and cannot be written. */
    public record TargetColumn(String name, String nativeType, boolean generated) {}

    public Name quoted() {
        return org.jooq.impl.DSL.name(name.schema(), name.table());
    }

    public Optional<TargetColumn> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    public boolean unique(List<String> named) {
        return uniques.stream().anyMatch(unique -> unique.size() == named.size() && named.containsAll(unique));
    }
}
