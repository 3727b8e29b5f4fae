package io.sluice.trial;

import io.sluice.connector.database.Databases;
import io.sluice.connector.database.QueryStream;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs an extract: the table's rows, as far as they were copied, become an output. */
final class ExtractRun {

    private final TrialSpace space;
    private final Step.Extract extract;

    ExtractRun(TrialSpace space, Step.Extract extract) {
        this.space = space;
        this.extract = extract;
    }

    String run() throws SQLException {
        try (var rows = open(space, extract.source(), extract.columns())) {
            var home = space.home();
            Staging.into(home, home.output(extract.output()), rows.columns(), rows);
            space.putOut(extract.output(), new TrialSpace.Output(home, rows.columns()));
            return "read " + rows.tally().read() + " rows";
        }
    }

    /** From the copy where there is one, else a sample from the source itself, which is only read. */
    static QueryStream open(TrialSpace space, Source.Stream stream, List<String> columns) throws SQLException {
        var connection = space.connection(stream.connection());
        var dot = stream.stream().indexOf('.');
        var schema =
                dot < 0 ? Databases.defaultSchema(connection) : stream.stream().substring(0, dot);
        var name = stream.stream().substring(dot + 1);
        var trial = space.of(connection.name());
        if (trial.isEmpty()) {
            var engine = space.databases().engine(connection);
            var table = engine.mysqlFamily() ? engine.quote(name) : engine.quote(schema) + "." + engine.quote(name);
            return space.source(connection, select(columns, engine::quote) + table + " limit " + PostgresCopy.SAMPLE);
        }
        return QueryStream.of(
                connection.name(),
                trial.get().session(),
                trial.get().engine(),
                select(columns, trial.get().engine()::quote) + trial.get().table(schema, name));
    }

    private static String select(List<String> columns, UnaryOperator<String> quote) {
        return "select "
                + (columns.isEmpty()
                        ? "*"
                        : String.join(", ", columns.stream().map(quote).toList())) + " from ";
    }
}
