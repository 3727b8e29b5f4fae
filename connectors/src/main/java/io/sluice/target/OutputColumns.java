package io.sluice.target;

import io.sluice.connector.database.Engine;
import io.sluice.connector.database.ResultRows;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** A load that takes an output as it is, once the output is there to be looked at. */
public final class OutputColumns {

    private OutputColumns() {}

    /** The load itself where it names its columns, else that of all columns of the output that it takes. */
    public static Load named(DSLContext db, Engine engine, Name output, Load load) {
        return load.columns().isEmpty() ? load.of(load.taken(of(db, engine, output))) : load;
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
