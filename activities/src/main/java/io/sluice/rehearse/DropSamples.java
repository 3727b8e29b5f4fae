package io.sluice.rehearse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.connector.RowStream.Dropped;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.store.DiffRow;
import io.sluice.store.DiffRows;
import io.sluice.target.Staged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first rows of each file that a load drops, so that people see what they asked to lose. The beginning of the file is read for them
 * once more: a stage that an earlier attempt filled no longer knows them.
 */
final class DropSamples {

    private static final int ROWS_LOOKED_AT = 100_000;

    private DropSamples() {}

    static Map<String, List<DiffRow>> of(Readings readings, List<Staged> stages) {
        var samples = new LinkedHashMap<String, List<DiffRow>>();
        for (var staged : stages) {
            if (staged.dropped() > 0
                    && staged.load().source() instanceof Source.File
                    && staged.load().destination() instanceof Destination.Table(var table, var create)) {
                samples.computeIfAbsent(table.toString(), t -> new ArrayList<>())
                        .addAll(of(readings, staged));
            }
        }
        return samples;
    }

    private static List<DiffRow> of(Readings readings, Staged staged) {
        try (var rows = readings.open(staged.load())) {
            var wanted = Math.min(staged.dropped(), DiffRows.MOST);
            while (rows.dropped().size() < wanted && rows.tally().read() < ROWS_LOOKED_AT && rows.advance()) {
                rows.takeRejects();
            }
            return rows.dropped().stream().map(DropSamples::row).toList();
        }
    }

    private static DiffRow row(Dropped dropped) {
        var fields = JsonNodeFactory.instance.objectNode();
        dropped.fields().forEach(fields::put);
        return new DiffRow(fields.toString(), null, "line " + dropped.line());
    }
}
