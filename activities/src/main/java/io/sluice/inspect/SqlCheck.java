package io.sluice.inspect;

import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import io.sluice.guard.SafeStatement;
import io.sluice.guard.TableRef;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** Guards a SQL step, finds each of its tables, and lets the database itself resolve columns, types and functions by planning it. */
final class SqlCheck {

    private static final Duration PLANNING = Duration.ofSeconds(5);

    private final Live live;
    private final Databases databases;
    private final Progress progress;
    private final Step.Sql step;
    private final Connection connection;
    private final Engine engine;

    SqlCheck(Live live, Databases databases, Progress progress, Step.Sql step) {
        this.live = live;
        this.databases = databases;
        this.progress = progress;
        this.step = step;
        this.connection = live.connection(step.connection(), step.number());
        this.engine = live.engine(connection);
    }

    void run() {
        switch (StepSql.of(engine, progress.pipeline(), step)) {
            case Verdict.Sql sql -> check(sql);
            case Verdict.Rejected refusal -> throw new DraftFault(refusal.problem(DraftFault.PHASE, step.number()));
            case Verdict.Load load ->
                throw new DraftFault(
                        Problem.Kind.FORBIDDEN,
                        step.number(),
                        "a file is not loaded by SQL",
                        load.request().file(),
                        "Make it a load step that reads " + load.request().file());
            case Verdict.Bash bash -> throw new IllegalStateException("the guard of SQL does not answer with scripts");
        }
    }

    private void check(Verdict.Sql sql) {
        if (!sql.readOnly()) {
            TableCheck.writable(live, connection.name(), step.number());
        }
        var outputs = Outputs.readableBy(progress.pipeline(), step);
        lookUp(sql, outputs);
        for (var statement : sql.statements()) {
            if (statement.kind() == SafeStatement.Kind.CREATE_TABLE) {
                statement.writes().forEach(this::create);
            } else {
                statement.writes().stream().filter(ref -> !output(ref, outputs)).forEach(this::written);
            }
            statement.reads().stream().filter(ref -> !output(ref, outputs)).forEach(this::read);
            if (onlyExisting(statement, outputs)) {
                plan(statement);
            }
        }
    }

    private void lookUp(Verdict.Sql sql, Set<String> outputs) {
        var names = sql.statements().stream()
                .flatMap(SqlCheck::tables)
                .filter(ref -> !output(ref, outputs))
                .map(this::name);
        live.lookUp(connection, names.toList());
    }

    private void create(TableRef ref) {
        if (live.table(connection, name(ref)).isPresent()) {
            throw fault(
                    Problem.Kind.OTHER,
                    "the table " + ref + " is there already",
                    ref,
                    "Use it as it is, or another name");
        }
        live.requireSchema(connection, name(ref), step.number());
        progress.create(name(ref));
    }

    private void written(TableRef ref) {
        if (!progress.created(name(ref)) && existing(ref).kind() == TableMetadata.Kind.VIEW) {
            throw fault(Problem.Kind.FORBIDDEN, ref + " is a view", ref, "Write to the table behind it");
        }
    }

    private void read(TableRef ref) {
        if (!progress.created(name(ref))) {
            existing(ref);
        }
    }

    private TableMetadata existing(TableRef ref) {
        return live.table(connection, name(ref)).orElseThrow(() -> live.missing(connection, name(ref), step.number()));
    }

    private boolean onlyExisting(SafeStatement statement, Set<String> outputs) {
        return tables(statement).noneMatch(ref -> output(ref, outputs) || progress.created(name(ref)));
    }

    /** Planning changes nothing and is done in a transaction that could not; only PostgreSQL plans writes there. */
    private void plan(SafeStatement statement) {
        if (statement.kind() != SafeStatement.Kind.READ && engine != Engine.POSTGRESQL) {
            return;
        }
        try (var session = databases.open(connection)) {
            Session.beginReadOnly(session, engine);
            Session.limitStatements(session, engine, PLANNING);
            try (var explain = session.createStatement()) {
                explain.execute("explain " + statement.sql());
            } catch (SQLException e) {
                var error = SqlError.of(e);
                if (error.fault().repairable()) {
                    throw new DraftFault(error.problem(DraftFault.PHASE, step.number()));
                }
                throw e;
            } finally {
                session.rollback();
            }
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    private TableName name(TableRef ref) {
        return live.name(connection, ref);
    }

    private static boolean output(TableRef ref, Set<String> outputs) {
        return ref.schema() == null && outputs.contains(ref.name());
    }

    private static Stream<TableRef> tables(SafeStatement statement) {
        return Stream.concat(statement.reads().stream(), statement.writes().stream());
    }

    private DraftFault fault(Problem.Kind kind, String message, TableRef ref, String next) {
        return new DraftFault(kind, step.number(), message, ref.name(), next);
    }
}
