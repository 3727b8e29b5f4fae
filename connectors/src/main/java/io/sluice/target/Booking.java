package io.sluice.target;

import io.sluice.pipeline.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger's commit row remembers of a commit: enough to say again what it did. */
record Booking(List<Line> tables) {

    /** One table's counts; {@code why} it cannot be undone, if so. */
    record Line(
            String connection,
            String schema,
            String table,
            String kind,
            long inserted,
            long changed,
            long deleted,
            long dropped,
            long rejected,
            @Nullable List<String> notUndoable) {}

    static Booking of(List<TableEffect> effects) {
        return new Booking(effects.stream()
                .map(e -> new Line(
                        e.table().connection(),
                        e.table().schema(),
                        e.table().table(),
                        e.kind().name(),
                        e.inserted(),
                        e.changed(),
                        e.deleted(),
                        e.dropped(),
                        e.rejected(),
                        e.notUndoable()))
                .toList());
    }

    List<TableEffect> effects() {
        return tables.stream()
                .map(l -> new TableEffect(
                        new TableName(l.connection, l.schema, l.table),
                        TableEffect.Kind.valueOf(l.kind),
                        false,
                        l.inserted,
                        l.changed,
                        l.deleted,
                        l.dropped,
                        l.rejected,
                        List.of(),
                        l.notUndoable == null ? List.of() : l.notUndoable,
                        List.of(),
                        NewColumns.Told.NOTHING))
                .toList();
    }

    long touched() {
        return tables.stream()
                .mapToLong(l -> l.inserted + l.changed + l.deleted)
                .sum();
    }
}
