package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;

/**
 * The requests whose writes to a table were taken back. A row that such an undo put back bears its number, not that of the transaction which
 * had written it; the image says which one that was.
 */
final class TakenBack {

    private static final String UNDONE = """
            select u.request_id, u.image, u.xid, l.xmin::text as back from sluice.undo u
              join sluice.ledger l on l.request_id = u.request_id and l.step = 0 and l.part = 'commit'
             where u.table_id = ? and u.kind = 'written' and u.why_not is null and u.request_id <> ?
               and l.undone_at is not null and u.xmin::text = u.xid""";

    private final DSLContext db;
    private final TargetTable table;
    private final List<Undone> undone;

    private TakenBack(DSLContext db, TargetTable table, List<Undone> undone) {
        this.db = db;
        this.table = table;
        this.undone = undone;
    }

    /** {@code xid} wrote the rows, {@code back} put those back that are in {@code kept}. */
    private record Undone(String xid, String back, KeptRows kept) {}

    static TakenBack of(DSLContext db, TargetTable table, String notBy) {
        var undone = table.key().isEmpty()
                ? List.<Undone>of()
                : db.fetch(UNDONE, table.id(), notBy).map(row -> undone(table, row));
        return new TakenBack(db, table, undone);
    }

    private static Undone undone(TargetTable table, Record row) {
        var image = row.get("image", String.class);
        return new Undone(
                row.get("xid", String.class),
                row.get("back", String.class),
                KeptRows.of(table, row.get("request_id", String.class), image == null ? null : name("sluice", image)));
    }

    /**
     * That a row {@code t} was written last, but for what was taken back, by a transaction that meets the condition. The table is locked by
     * the caller: rows that were put back are noted by their place.
     */
    Condition written(Function<QueryPart, Condition> by) {
        var writer = by.apply(sql("t.xmin::text"));
        if (undone.isEmpty()) {
            return writer;
        }
        var places = Places.none(db, "sluice_back_" + table.id());
        PlainJoins.withoutLoops(db, () -> undone.stream()
                .mapToInt(request -> note(request, places, by))
                .sum());
        return condition("({0} or {1})", writer, places.hold());
    }

    private int note(Undone request, Places places, Function<QueryPart, Condition> by) {
        return db.execute(
                "insert into {0} select t.tableoid, t.ctid from {1} t join {2} u on {3} where t.xmin::text in ({4}, {5}) and {6}",
                places.noted(),
                table.quoted(),
                request.kept.rows(),
                request.kept.same(),
                val(request.back),
                val(request.xid),
                by.apply(sql("u.writer")));
    }

    /** Says in images of a request that is being taken back who wrote the rows before undos put them back, so that one look tells it. */
    void trace(KeptRows images) {
        undone.forEach(request -> db.execute(
                "update {0} u set {1} from {2} e where {3} and {4} = {5} and {6} = e.key and e.writer is not null",
                images.place(),
                images.writerSet(sql("e.writer")),
                request.kept.rows(),
                images.inPlace(),
                images.writer(),
                val(request.back),
                images.key()));
    }
}
