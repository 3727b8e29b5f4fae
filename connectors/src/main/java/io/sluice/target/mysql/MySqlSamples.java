package io.sluice.target.mysql;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.inline;

import io.sluice.pipeline.TableName;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect.Sample;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;

/** Real rows to show. */
final class MySqlSamples {

    private MySqlSamples() {}

    /** The first rows of a stage, as they will stand in the destination. */
    static List<Sample> staged(DSLContext db, Staged staged) {
        var target = new TableName("stage", "stage", staged.table().name().last());
        return MySqlLook.standIn(db, target, staged.table().name()).stream()
                .flatMap(stage ->
                        inserted(db, stage.only(staged.load()), staged.table().name()).stream())
                .toList();
    }

    /** The first rows of a table, as rows that came. */
    static List<Sample> inserted(DSLContext db, MySqlTable table, Name place) {
        return db.fetch("select {0} from {1} t limit {2}", MySqlRow.json(table), place, inline(SHOWN))
                .map(row -> new Sample("insert", null, row.get(0, String.class), ""));
    }
}
