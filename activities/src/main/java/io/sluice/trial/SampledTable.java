package io.sluice.trial;

import io.sluice.connector.database.Databases;
import io.sluice.connector.database.QueryStream;
import io.sluice.pipeline.Source;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of a table that a sandbox run reads. */
final class SampledTable {

    private SampledTable() {}

    /** From the copy where there is one, so that what an earlier step wrote is seen; else from the source itself. */
    static QueryStream copied(TrialSpace space, Source.Stream stream, List<String> columns) throws SQLException {
        var trial = space.of(stream.connection());
        if (trial.isEmpty()) {
            return live(space, stream, columns);
        }
        var table = trial.get().table(schema(space, stream), name(stream));
        return QueryStream.of(
                stream.connection(),
                trial.get().session(),
                trial.get().engine(),
                select(columns, trial.get().engine()::quote) + table);
    }

    /** A sample from the source itself, which is only read. */
    static QueryStream live(TrialSpace space, Source.Stream stream, List<String> columns) throws SQLException {
        var connection = space.connection(stream.connection());
        var engine = space.databases().engine(connection);
        var table = engine.quote(schema(space, stream)) + "." + engine.quote(name(stream));
        return space.source(connection, select(columns, engine::quote) + table + " limit " + Sampling.ROWS);
    }

    private static String schema(TrialSpace space, Source.Stream stream) {
        var dot = stream.stream().indexOf('.');
        return dot < 0
                ? Databases.defaultSchema(space.connection(stream.connection()))
                : stream.stream().substring(0, dot);
    }

    private static String name(Source.Stream stream) {
        return stream.stream().substring(stream.stream().indexOf('.') + 1);
    }

    private static String select(List<String> columns, UnaryOperator<String> quote) {
        return "select "
                + (columns.isEmpty()
                        ? "*"
                        : String.join(", ", columns.stream().map(quote).toList())) + " from ";
    }
}
