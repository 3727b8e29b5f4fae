package io.sluice.target.mysql;

import io.sluice.pipeline.Step.Load;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A table as MySQL sees it: {@code place} is where it is for now, {@code inbound} the foreign keys of others that lead here. */
record MySqlTable(
        TargetTable table,
        Name place,
        String engine,
        Map<String, Texts> texts,
        List<String> inbound,
        @Nullable String counted,
        List<String> json) {

    /** How a text column is stored and compared. */
    record Texts(String charset, String collation) {}

    MySqlTable {
        texts = Map.copyOf(texts);
        inbound = List.copyOf(inbound);
        json = List.copyOf(json);
    }

    /** The same with no other columns than those of a load. */
    MySqlTable only(Load load) {
        var columns = load.columns().stream()
                .flatMap(column -> table.column(column.to()).stream())
                .toList();
        var narrowed = new TargetTable(
                table.name(), table.id(), columns, table.key(), table.uniques(), table.triggers(), table.cascades());
        return new MySqlTable(narrowed, place, engine, texts, inbound, counted, json);
    }

    List<Name> key() {
        return table.key().stream().map(DSL::name).toList();
    }

    Optional<Texts> texts(String column) {
        return Optional.ofNullable(texts.get(column));
    }

    String nativeType(String column) {
        return table.column(column).map(TargetColumn::nativeType).orElse("");
    }

    /** The key is one number that the engine counts up. */
    boolean countsUp() {
        return counted != null && table.key().equals(List.of(counted));
    }
}
