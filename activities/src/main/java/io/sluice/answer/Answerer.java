package io.sluice.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.access.Connections;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.ResultRows;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import io.sluice.connector.database.SqlFault;
import io.sluice.guard.Verdict;
import io.sluice.heartbeat.Heartbeat;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.AnswerActivity;
import io.sluice.request.PipelineRef;
import io.sluice.store.Store;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Runs a question's one query in a transaction that can change nothing, within its time and its number of rows, and keeps the rows. */
public final class Answerer implements AnswerActivity {

    static final Duration LIMIT = Duration.ofSeconds(30);
    static final int ROWS = 10_000;
    /** Few rows may still be large ones: what a page cannot show is cut, and says so. */
    private static final long CHARACTERS = 32L << 20;

    private static final String PHASE = "answer";

    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final Duration limit;

    public Answerer(Store store, Connections connections, Databases databases) {
        this(store, connections, databases, LIMIT);
    }

    Answerer(Store store, Connections connections, Databases databases, Duration limit) {
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.limit = limit;
    }

    @Override
    public Answering answer(PipelineRef pipeline) {
        var request = pipeline.draft().request();
        var question = store.drafts().load(pipeline.draft());
        var step = onlyQuery(question);
        var connection = connections.named(step.connection());
        var engine = databases.engine(connection);
        return switch (StepSql.of(engine, question, step)) {
            case Verdict.Sql sql ->
                run(
                        request,
                        step,
                        connection,
                        engine,
                        sql.statements().getFirst().sql());
            case Verdict.Rejected refusal -> unanswered(request, refusal.problem(PHASE, step.number()));
            case Verdict.Load load -> throw new IllegalStateException("a question never loads");
            case Verdict.Bash bash -> throw new IllegalStateException("a question has no script");
        };
    }

    private Answering run(String request, Step.Sql step, Connection connection, Engine engine, String sql) {
        try (var heartbeat = Heartbeat.start();
                var session = databases.open(connection)) {
            Session.beginReadOnly(session, engine);
            Session.limitStatements(session, engine, limit);
            try (var statement = session.createStatement();
                    var deadline = Deadline.of(limit.plusSeconds(1), statement)) {
                heartbeat.onCancel(statement::cancel);
                return keep(request, engine, statement, sql);
            } catch (SQLException e) {
                heartbeat.throwIfCancelled();
                return refused(request, step, connection, e);
            } finally {
                heartbeat.nothingToCancel();
                session.rollback();
            }
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    private Answering keep(String request, Engine engine, Statement statement, String sql) throws SQLException {
        statement.setMaxRows(ROWS + 1);
        statement.setFetchSize(engine.mysqlFamily() ? Integer.MIN_VALUE : 2000);
        try (var result = statement.executeQuery(sql)) {
            var rows = ResultRows.of(engine, result);
            var list = JsonNodeFactory.instance.arrayNode();
            long characters = 0;
            boolean more = false;
            while (!more && rows.advance()) {
                more = list.size() == ROWS || characters > CHARACTERS;
                if (!more) {
                    characters += add(rows, list.addArray());
                }
            }
            store.answers().save(request, AnswerJson.columns(rows.columns()).toString(), list.toString(), more);
            return new Rows(list.size());
        }
    }

    private static long add(ResultRows rows, ArrayNode row) throws SQLException {
        long characters = 0;
        for (int i = 0; i < rows.columns().size(); i++) {
            var text = rows.text(i);
            row.add(AnswerJson.value(rows.columns().get(i).type(), text));
            characters += text == null ? 0 : text.length();
        }
        return characters;
    }

    private Answering refused(String request, Step.Sql step, Connection connection, SQLException exception) {
        var error = SqlError.of(exception);
        if (error.fault() == SqlFault.CANCELLED) {
            error = new SqlError(SqlFault.TIMED_OUT, "the question took longer than " + limit.toSeconds() + " s", null);
        }
        if (!error.fault().repairable()) {
            throw SqlError.failure(connection.name(), exception);
        }
        return unanswered(request, error.problem(PHASE, step.number()));
    }

    private Answering unanswered(String request, Problem problem) {
        return new Unanswered(store.problems().save(request, problem));
    }

    private static Step.Sql onlyQuery(Pipeline pipeline) {
        if (pipeline.steps().size() == 1 && pipeline.steps().getFirst() instanceof Step.Sql sql) {
            return sql;
        }
        throw new IllegalStateException("a question is one query; the inspector lets no other pass");
    }
}
