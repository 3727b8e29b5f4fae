package io.sluice.target.postgres;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect.Sample;
import java.util.List;
import org.jooq.DSLContext;

/** Real rows to show. */
final class PostgresSamples {

    private PostgresSamples() {}

    /** The first rows of a stage, as they will stand in the destination. */
    static List<Sample> inserted(DSLContext db, Staged staged) {
        var columns = staged.table().columns().stream().map(StageColumn::quoted).toList();
        return db.fetch(
                        "select row_to_json(r.*)::text from (select {0} from {1} limit {2}) r",
                        list(columns), staged.table().name(), inline(SHOWN))
                .map(row -> new Sample("insert", null, row.get(0, String.class), ""));
    }
}
