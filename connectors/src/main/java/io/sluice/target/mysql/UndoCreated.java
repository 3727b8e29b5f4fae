package io.sluice.target.mysql;

import io.sluice.target.Digests;
import io.sluice.target.TargetSession;
import io.sluice.target.UndoEffect;
import io.sluice.target.mysql.MySqlUndo.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Takes a table back that a commit made: emptied in the transaction, dropped behind it; only if it holds just our rows. */
final class UndoCreated {

    private static final String VIEWS = """
            select concat('view ', table_name) from information_schema.views
             where table_schema = ? and instr(view_definition, ?) > 0 order by table_name""";

    private final TargetSession session;
    private final DSLContext db;
    private final String request;
    private final Header header;

    UndoCreated(TargetSession session, String request, Header header) {
        this.session = session;
        this.db = session.db();
        this.request = request;
        this.header = header;
    }

    UndoEffect run(Optional<MySqlTable> table) {
        if (table.isEmpty()) {
            return effect(0, false); // somebody dropped it: there is nothing of ours to take back
        }
        db.fetchValue("select count(*) from {0} t for update", table.get().place());
        if (!MySqlMade.checksum(db, table.get().place()).equals(header.digest())) {
            return UndoEffect.overtaken(
                    header.table(),
                    "others have written to " + header.table().qualified()
                            + " since, and MySQL does not tell their rows from ours");
        }
        var dependents = dependents(table.get());
        if (!dependents.isEmpty()) {
            return UndoEffect.never(header.table(), dependents.getFirst() + " depends on it");
        }
        long removed = db.execute("delete from {0}", table.get().place());
        db.execute("delete from sluice_made where target = ?", header.table().qualified());
        var aside = "sluice_gone_" + Digests.requestMark(request) + "_" + header.ordinal();
        new MySqlOwed(session).drop(request, header.ordinal(), header.table(), aside);
        return effect(removed, true);
    }

    private List<String> dependents(MySqlTable table) {
        var all = new ArrayList<>(table.inbound());
        all.addAll(table.table().triggers());
        var written = "`" + header.table().schema() + "`.`" + header.table().table() + "`";
        all.addAll(db.fetch(VIEWS, header.table().schema(), written).map(row -> row.get(0, String.class)));
        return all;
    }

    private UndoEffect effect(long removed, boolean dropped) {
        return new UndoEffect(header.table(), removed, 0, 0, dropped, 0, List.of(), null);
    }
}
