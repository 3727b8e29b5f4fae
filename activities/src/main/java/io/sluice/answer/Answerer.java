package io.sluice.answer;

import io.sluice.access.Connections;
import io.sluice.connector.database.Databases;
import io.sluice.extract.Extracts;
import io.sluice.guard.Verdict;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.AnswerActivity;
import io.sluice.request.PipelineRef;
import io.sluice.store.Store;
import java.time.Duration;
import java.util.Optional;

/** Runs a request's one query, where it must on what it staged for it, and keeps its rows. */
public final class Answerer implements AnswerActivity {

    static final Duration LIMIT = ReadOnlyQuery.LIMIT;
    static final int ROWS = ReadOnlyQuery.ROWS;
    private static final String PHASE = "answer";

    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final ReadOnlyQuery query;
    private final Optional<QuestionStaging> staged;

    public Answerer(Store store, Connections connections, Databases databases) {
        this(store, connections, databases, LIMIT);
    }

    Answerer(Store store, Connections connections, Databases databases, Duration limit) {
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.query = new ReadOnlyQuery(databases, limit);
        this.staged = Optional.empty();
    }

    /** {@code staging}: answers questions over several connections too. */
    public Answerer(Store store, Connections connections, Databases databases, QuestionStaging staging) {
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.query = new ReadOnlyQuery(databases, LIMIT);
        this.staged = Optional.of(staging);
    }

    @Override
    public Answering answer(PipelineRef pipeline) {
        var request = pipeline.draft().request();
        var question = Extracts.load(store, pipeline.draft());
        var step = query(question);
        var connection = connections.named(step.connection());
        var engine = databases.engine(connection);
        return switch (StepSql.of(engine, question, step)) {
            case Verdict.Sql sql
            when question.steps().size() > 1 ->
                overSeveral(
                        request,
                        question,
                        step,
                        outputs -> query.run(
                                connection, engine, sql.rewrite(outputs).getFirst()));
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

    private Answering overSeveral(
            String request, Pipeline question, Step.Sql step, QuestionStaging.Asked<ReadOnlyQuery.Result> asked) {
        var staging = staged.orElseThrow(() -> new IllegalStateException("nothing is staged here"));
        try {
            return kept(request, step, staging.over(store.requests().load(request), question, step, asked));
        } catch (QuestionStaging.Unread unread) {
            return unanswered(request, unread.problem());
        }
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

    private static Step.Sql query(Pipeline pipeline) {
        if (pipeline.steps().getLast() instanceof Step.Sql sql) {
            return sql;
        }
        throw new IllegalStateException("a question ends with its query; the inspector lets no other pass");
    }
}
