package io.sluice.target.postgres;

import io.sluice.target.TargetSession;
import io.sluice.target.TargetTable;
import io.sluice.target.UndoEffect;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Takes the commit of one request back, table by table, in the transaction of its session. */
final class PostgresUndo {

    private final DSLContext db;
    private final String connection;
    private final String request;

    PostgresUndo(TargetSession session, String request) {
        this.db = session.db();
        this.connection = session.target();
        this.request = request;
    }

    List<UndoEffect> run() {
        return UndoHeader.of(db, connection, request).stream().map(this::undo).toList();
    }

    private UndoEffect undo(UndoHeader header) {
        if (header.whyNot() != null) {
            return UndoEffect.never(header.table(), header.whyNot());
        }
        if (!header.genuine()) {
            return UndoEffect.never(header.table(), "the database was restored since, so that our rows cannot be told");
        }
        var table = PostgresLook.at(db, header.table()).filter(now -> now.id().equals(header.id()));
        var effect =
                switch (header.kind()) {
                    case "created" -> new UndoCreated(db, request, header).run(isThere(header), table);
                    case "swapped" -> new UndoSwapped(db, request, header).run(table);
                    default -> written(header, table);
                };
        // what is more than came in is not ours, however it looks
        return effect.removed() > header.inserted()
                ? UndoEffect.never(header.table(), "more of its rows look like those that came in than there were")
                : effect;
    }

    private UndoEffect written(UndoHeader header, Optional<TargetTable> table) {
        return table.map(now -> new UndoWritten(db, request, header, now).run())
                .orElseGet(() -> UndoEffect.overtaken(
                        header.table(), header.table().qualified() + " is gone, or another table by now"));
    }

    private boolean isThere(UndoHeader header) {
        return PostgresLook.exists(db, header.table());
    }
}
