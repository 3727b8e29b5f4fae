package io.sluice.target.mysql;

import io.sluice.pipeline.TableName;
import io.sluice.target.TargetSession;
import io.sluice.target.UndoEffect;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Takes the commit of one request back, table by table, in the transaction of its session. */
final class MySqlUndo {

    private final TargetSession session;
    private final DSLContext db;
    private final String request;

    MySqlUndo(TargetSession session, String request) {
        this.session = session;
        this.db = session.db();
        this.request = request;
    }

    /** What a commit noted about one table. */
    record Header(
            int ordinal,
            TableName table,
            String kind,
            long inserted,
            String digest,
            @Nullable String whyNot) {}

    /** Latest table first. */
    List<UndoEffect> run() {
        return db
                .fetch("select * from sluice_undo where request_id = ? order by ordinal desc", request)
                .map(this::header)
                .stream()
                .map(this::undo)
                .toList();
    }

    private Header header(Record row) {
        return new Header(
                row.get("ordinal", Integer.class),
                new TableName(
                        session.target(), row.get("schema_name", String.class), row.get("table_name", String.class)),
                row.get("kind", String.class),
                row.get("inserted", Long.class),
                String.valueOf(row.get("digest")),
                row.get("why_not", String.class));
    }

    private UndoEffect undo(Header header) {
        if (header.whyNot() != null) {
            return UndoEffect.never(header.table(), header.whyNot());
        }
        var table = MySqlLook.at(db, header.table());
        if (header.kind().equals("created")) {
            return new UndoCreated(session, request, header).run(table);
        }
        return table.map(now -> new UndoWritten(db, request, header, now).run())
                .orElseGet(() -> UndoEffect.overtaken(
                        header.table(), header.table().qualified() + " is gone, or no table any more"));
    }
}
