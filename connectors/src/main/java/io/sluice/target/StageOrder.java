package io.sluice.target;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.StageTable.StageColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Name;

/** What is to be staged: a load of a request, from a source whose content has this digest. */
public record StageOrder(String request, Load load, String sourceDigest) {

    /** The load as its reader must see it: also with the columns that only tell rows apart. */
    public Load widened() {
        var columns = new ArrayList<>(load.columns());
        for (var from : load.distinctOn()) {
            if (load.columns().stream().noneMatch(column -> column.from().equals(from))) {
                columns.add(new LoadColumn(from, "_distinct_" + columns.size(), ColumnType.TEXT, List.of()));
            }
        }
        return new Load(
                load.number(),
                load.dependsOn(),
                load.source(),
                load.destination(),
                columns,
                load.dropWhen(),
                load.distinctOn(),
                load.mode(),
                load.key());
    }

    public StageTable table(Name name) {
        var visible = load.columns().size();
        var columns = new ArrayList<StageColumn>();
        for (var column : widened().columns()) {
            columns.add(new StageColumn(column.to(), column.type(), columns.size() >= visible));
        }
        return new StageTable(name, columns);
    }

    /** The stage's columns that must differ between two rows. */
    public List<String> distinct() {
        return load.distinctOn().stream()
                .map(from -> widened().columns().stream()
                        .filter(column -> column.from().equals(from))
                        .findFirst()
                        .orElseThrow()
                        .to())
                .toList();
    }

    public Optional<Destination.Table> destination() {
        return load.destination() instanceof Destination.Table table ? Optional.of(table) : Optional.empty();
    }

    /** Names everything that decides what the stage holds: another plan means another stage. */
    public String plan() {
        return Digests.of(Json.write(load), sourceDigest);
    }
}
