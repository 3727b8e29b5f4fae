package io.sluice.answer;

import io.sluice.access.Connections;
import io.sluice.connector.database.Databases;
import io.sluice.guard.Verdict;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.AnswerActivity;
import io.sluice.request.PipelineRef;
import io.sluice.store.Store;
import java.time.Duration;

/** Runs a request's one query and keeps its rows. */
public final class Answerer implements AnswerActivity {

    static final Duration LIMIT = ReadOnlyQuery.LIMIT;
    static final int ROWS = ReadOnlyQuery.ROWS;
    private static final String PHASE = "answer";

    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final ReadOnlyQuery query;

    public Answerer(Store store, Connections connections, Databases databases) {
        this(store, connections, databases, LIMIT);
    }

    Answerer(Store store, Connections connections, Databases databases, Duration limit) {
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.query = new ReadOnlyQuery(databases, limit);
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
                kept(
                        request,
                        step,
                        query.run(
                                connection, engine, sql.statements().getFirst().sql()));
            case Verdict.Rejected refusal -> unanswered(request, refusal.problem(PHASE, step.number()));
            case Verdict.Load load -> throw new IllegalStateException("a question never loads");
            case Verdict.Bash bash -> throw new IllegalStateException("a question has no script");
        };
    }

    private Answering kept(String request, Step.Sql step, ReadOnlyQuery.Result result) {
        return switch (result) {
            case ReadOnlyQuery.Rows(var columns, var rows, var truncated) -> {
                store.answers().save(request, columns.toString(), rows.toString(), truncated);
                yield new Rows(rows.size());
            }
            case ReadOnlyQuery.Failed(var error) -> unanswered(request, error.problem(PHASE, step.number()));
        };
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
