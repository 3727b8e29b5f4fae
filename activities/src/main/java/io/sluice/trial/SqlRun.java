package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.QueryStream;
import io.sluice.guard.SafeStatement;
import io.sluice.guard.SafeStatement.Kind;
import io.sluice.guard.TableRef;
import io.sluice.guard.Verdict;
import io.sluice.inspect.Outputs;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Runs the guarded words of a SQL step, statement by statement; a query that names an output leaves its rows there. */
final class SqlRun {

    private final TrialSpace space;
    private final Pipeline pipeline;
    private final Step.Sql step;
    private final StringJoiner printed = new StringJoiner("\n");

    SqlRun(TrialSpace space, Pipeline pipeline, Step.Sql step) {
        this.space = space;
        this.pipeline = pipeline;
        this.step = step;
    }

    String run() throws SQLException {
        var connection = space.connection(step.connection());
        var sql = guarded(connection);
        var trial = space.of(step.connection());
        try {
            if (trial.isPresent()) {
                runIn(trial.get(), sql);
                sql.statements().forEach(statement -> wrote(connection, statement));
            } else if (sql.readOnly() && Outputs.readableBy(pipeline, step).isEmpty()) {
                readFrom(connection, sql.statements().getFirst());
            } else {
                printed.add("not run: " + space.lacking().noServer(connection));
            }
        } catch (SQLException e) {
            throw Failures.of(e, step.number(), printed.toString());
        }
        return printed.toString();
    }

    private void wrote(Connection connection, SafeStatement statement) {
        for (var table : statement.writes()) {
            var schema = table.schema() == null ? Databases.defaultSchema(connection) : table.schema();
            space.lacking().wrote(connection.name(), schema + "." + table.name());
        }
    }

    private Verdict.Sql guarded(Connection connection) {
        return switch (StepSql.of(space.databases().engine(connection), pipeline, step)) {
            case Verdict.Sql sql -> sql;
            case Verdict.Rejected refusal ->
                throw new StepFault(refusal.problem(StepFault.PHASE, step.number()), "", 1);
            case Verdict.Load load -> throw new IllegalStateException("the inspector lets no such step pass");
            case Verdict.Bash bash -> throw new IllegalStateException("the guard of SQL does not answer with scripts");
        };
    }

    private void runIn(TrialDatabase trial, Verdict.Sql sql) throws SQLException {
        var texts = sql.rewrite(outputs(trial));
        try (var statement = trial.session().createStatement()) {
            for (int i = 0; i < texts.size(); i++) {
                run(trial, statement, sql.statements().get(i).kind(), texts.get(i));
            }
        }
    }

    private void run(TrialDatabase trial, Statement statement, Kind kind, String text) throws SQLException {
        if (kind != Kind.READ) {
            var rows = statement.executeLargeUpdate(text);
            printed.add(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (kind == Kind.CREATE_TABLE ? "" : ": " + rows + " rows"));
            return;
        }
        var output = step.output() == null ? "sluice_nothing_" + step.number() : step.output();
        statement.execute("create table " + trial.output(output) + " as " + text);
        try (var rows = statement.executeQuery("select count(*) from " + trial.output(output))) {
            rows.next();
            printed.add("read " + rows.getLong(1) + " rows");
        }
        try (var described = QueryStream.of(
                "sandbox", trial.session(), trial.engine(), "select * from " + trial.output(output) + " limit 0")) {
            space.putOut(output, new TrialSpace.Output(trial, described.columns(), false));
        }
    }

    /** A source that is only read is asked itself, for a sample. */
    private void readFrom(Connection connection, SafeStatement statement) throws SQLException {
        var sample = "select * from (" + statement.sql() + ") as answer limit " + Sampling.ROWS;
        try (var rows = space.source(connection, sample)) {
            var home = space.home();
            var output = step.output() == null ? "sluice_nothing_" + step.number() : step.output();
            Staging.into(home, home.output(output), rows.columns(), rows);
            space.putOut(output, new TrialSpace.Output(home, rows.columns(), false));
            printed.add("read " + rows.tally().read() + " rows from the source itself");
        }
    }

    private Map<String, TableRef> outputs(TrialDatabase trial) throws SQLException {
        var tables = new HashMap<String, TableRef>();
        for (var name : Outputs.readableBy(pipeline, step)) {
            if (space.output(name).isPresent()) {
                space.bring(name, trial);
                tables.put(name, trial.outputRef(name));
            }
        }
        return tables;
    }
}
