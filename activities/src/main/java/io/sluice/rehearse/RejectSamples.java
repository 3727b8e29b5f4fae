package io.sluice.rehearse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.commit.KeptOut;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.TableName;
import io.sluice.store.DiffRow;
import io.sluice.store.DiffRows;
import io.sluice.target.SluiceTables;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first rejected rows of each table, with line and reason. */
final class RejectSamples {

    private RejectSamples() {}

    static Map<String, List<DiffRow>> of(TargetSession session, String request, List<Staged> stages, KeptOut keptOut) {
        var samples = new LinkedHashMap<String, List<DiffRow>>();
        for (var staged : stages) {
            if (staged.load().destination() instanceof Destination.Table(var table, var create)) {
                add(samples, table, session, request, staged);
            }
        }
        keptOut.readings()
                .forEach(
                        (table, readings) -> readings.forEach(staged -> add(samples, table, session, request, staged)));
        return samples;
    }

    private static void add(
            Map<String, List<DiffRow>> samples, TableName table, TargetSession session, String request, Staged staged) {
        if (staged.rejected() > 0) {
            samples.computeIfAbsent(table.toString(), t -> new ArrayList<>())
                    .addAll(of(session, request, staged.load().number()));
        }
    }

    static List<DiffRow> of(TargetSession session, String request, int step) {
        var line = field(name("line"), Long.class);
        var reason = field(name("reason"), String.class);
        var raw = field(name("raw"), String.class);
        return session.db()
                .select(line, reason, raw)
                .from(session.dialect().tables().rejects())
                .where(SluiceTables.REQUEST.eq(request), SluiceTables.STEP.eq(step))
                .orderBy(line)
                .limit(DiffRows.MOST)
                .fetch(row -> new DiffRow(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("text", row.get(raw))
                                .toString(),
                        null,
                        "line " + row.get(line) + ": " + row.get(reason)));
    }
}
