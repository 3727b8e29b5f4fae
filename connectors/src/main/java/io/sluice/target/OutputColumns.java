package io.sluice.target;

import io.sluice.connector.database.Engine;
import io.sluice.connector.database.ResultRows;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.TargetTable.TargetColumn;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** A load that takes an output as it is, once the output is there to be looked at. */
public final class OutputColumns {

    private OutputColumns() {}

    /** The load itself where it names its columns, else that of all columns of the output that it takes. */
    public static Load named(DSLContext db, Engine engine, Name output, Load load) {
        return load.named(() -> of(db, engine, output));
    }

    /** As the table spells its columns, where one of them differs in nothing but its case. */
    public static Load spelled(Load load, TargetTable table) {
        var names = table.columns().stream().map(TargetColumn::name).toList();
        var taken = load.columns().stream()
                .map(LoadColumn::to)
                .filter(names::contains)
                .collect(Collectors.toCollection(HashSet::new));
        return load.of(load.columns().stream()
                .map(column -> names.contains(column.to()) ? column : spelled(column, names, taken))
                .toList());
    }

    private static LoadColumn spelled(LoadColumn column, List<String> names, Set<String> taken) {
        var alike = names.stream()
                .filter(name -> name.equalsIgnoreCase(column.to()))
                .toList();
        return alike.size() == 1 && taken.add(alike.getFirst())
                ? new LoadColumn(column.from(), alike.getFirst(), column.type(), column.cleanings())
                : column;
    }

    /** The same for an output that was read into a stage. */
    public static Load named(StageTable read, Load load) {
        return load.named(() -> read.columns().stream()
                .map(column -> LoadColumn.of(column.name(), column.type()))
                .toList());
    }

    private static List<LoadColumn> of(DSLContext db, Engine engine, Name output) {
        var sql = db.render(DSL.sql("select * from {0} limit 0", output));
        return db.connectionResult(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return ResultRows.of(engine, rows).columns().stream()
                        .map(column -> LoadColumn.of(column.name(), column.type()))
                        .toList();
            } catch (SQLException e) {
                throw new DataAccessException(e.getMessage(), e);
            }
        });
    }
}
