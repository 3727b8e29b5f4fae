package io.sluice.answer;

import io.sluice.access.Connections;
import io.sluice.ask.AskActivity;
import io.sluice.author.Author;
import io.sluice.author.Guess;
import io.sluice.author.Sources;
import io.sluice.author.Surroundings;
import io.sluice.author.Task;
import io.sluice.author.Values;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.connector.manifest.reach.SecretMask;
import io.sluice.guard.Verdict;
import io.sluice.heartbeat.Heartbeat;
import io.sluice.inspect.Catalogs;
import io.sluice.inspect.Inspector;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.store.Store;
import io.temporal.client.ActivityCompletionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the questions of a batch: the same author, guards, live check and read-only query as a request, without its story. */
public final class QuickAnswerer implements AskActivity {

    private static final int MOST_REPAIRS = 3;
    private static final String PHASE = "answer";

    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final Catalogs catalogs;
    private final Inspector inspector;
    private final Author author;
    private final ReadOnlyQuery query;

    public QuickAnswerer(Store store, Connections connections, Databases databases, Catalogs catalogs, Author author) {
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.catalogs = catalogs;
        this.inspector = new Inspector(store, connections, databases);
        this.author = author;
        this.query = new ReadOnlyQuery(databases, ReadOnlyQuery.LIMIT);
    }

    @Override
    public void answer(String id) {
        try (var alive = Heartbeat.start()) {
            store.asks().question(id).ifPresent(json -> store.asks().answer(id, answered(id, Asked.of(json), alive)));
        }
    }

    /** What became of one question. */
    private final class Course {
        private final AskedAnswer answer = new AskedAnswer();
        private final Asked asked;
        private final Task task;
        private final Heartbeat alive;
        private final Probes probes;
        private long modelNanos;
        private long plannerNanos;

        Course(String id, Asked asked, Heartbeat alive) {
            this.asked = asked;
            this.alive = alive;
            var scene = catalogs.of(asked.on());
            this.probes = new Probes(scene.values());
            this.task = task(id, asked, scene, probes);
        }

        void run() {
            var guess = planned(() -> author.guess(task));
            guess.ifPresent(this::note);
            if (guess.filter(Guess::sure).isPresent()) {
                run(question(guess.get()), 0, new ArrayList<>());
                return;
            }
            switch (timed(() -> author.draft(task.saying(asked.withHint())))) {
                case Author.Drafted(var pipeline, var by) -> run(pipeline, 0, new ArrayList<>());
                case Author.Unclear(var question, var by) ->
                    answer.ended(
                            "asked",
                            guess.map(Guess::why).filter(why -> !why.isEmpty()).orElse(question.text()));
                case Author.Declined(var refusal, var by) -> answer.ended("refused", refusal.message());
            }
        }

        private void note(Guess guess) {
            answer.confidence(guess.confidence(), guess.doubts());
            answer.written(
                    guess.connection(), task.database(guess.connection()).kind().name(), guess.sql());
        }

        private void run(Pipeline pipeline, int repairs, List<Problem> earlier) {
            if (!pipeline.readOnly()) {
                answer.ended("refused", "this sentence changes data; a question only reads: use run for it");
                return;
            }
            if (!(pipeline.steps().getFirst() instanceof Step.Sql step)) {
                answer.ended("refused", "a batch asks one database a question: ask this one by itself");
                return;
            }
            alive.throwIfCancelled(); // its caller has been told that it is late
            var fault = inspector.faultOf(pipeline, connections.readable(asked.on()));
            if (fault.isPresent()) {
                mend(pipeline, fault.get(), repairs, earlier);
                return;
            }
            var connection = connections.named(step.connection());
            answer.written(connection.name(), connection.kind().name(), step.text());
            var engine = databases.engine(connection);
            switch (StepSql.of(engine, pipeline, step)) {
                case Verdict.Sql sql ->
                    settle(
                            pipeline,
                            query.run(
                                    connection,
                                    engine,
                                    sql.statements().getFirst().sql()),
                            repairs,
                            earlier);
                case Verdict.Rejected refusal ->
                    mend(pipeline, refusal.problem(PHASE, step.number()), repairs, earlier);
                case Verdict.Load load -> throw new IllegalStateException("a question never loads");
                case Verdict.Bash bash -> throw new IllegalStateException("a question has no script");
            }
        }

        private void settle(Pipeline pipeline, ReadOnlyQuery.Result result, int repairs, List<Problem> earlier) {
            switch (result) {
                case ReadOnlyQuery.Rows rows -> answer.rows(rows);
                case ReadOnlyQuery.Failed(var error) -> mend(pipeline, error.problem(PHASE, 1), repairs, earlier);
            }
        }

        private void mend(Pipeline broken, Problem problem, int repairs, List<Problem> earlier) {
            if (repairs == MOST_REPAIRS) {
                answer.ended("failed", problem.message());
                return;
            }
            alive.throwIfCancelled();
            switch (timed(() -> author.repair(task, broken, problem, earlier))) {
                case Author.Patched patch -> {
                    earlier.add(problem);
                    run(patch.pipeline(), repairs + 1, earlier);
                }
                case Author.Unrepaired(var reason) -> answer.ended("failed", problem.message());
            }
        }

        private <T> T timed(Supplier<T> work) {
            return author.stamp().kind().equals("model") ? modelled(work) : planned(work);
        }

        private <T> T modelled(Supplier<T> work) {
            var before = System.nanoTime();
            try {
                return work.get();
            } finally {
                modelNanos += System.nanoTime() - before;
            }
        }

        private <T> T planned(Supplier<T> work) {
            var before = System.nanoTime();
            try {
                return work.get();
            } finally {
                plannerNanos += System.nanoTime() - before;
                answer.planned(millis(plannerNanos - probes.nanos()), millis(probes.nanos()));
            }
        }
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private String answered(String id, Asked asked, Heartbeat alive) {
        var before = System.nanoTime();
        Optional<Course> course = Optional.empty();
        AskedAnswer answer;
        try {
            course = Optional.of(new Course(id, asked, alive));
            course.get().run();
            answer = course.get().answer;
        } catch (ConnectorException e) {
            answer = failed(course, e.withSubject());
        } catch (ActivityCompletionException stopped) {
            throw stopped;
        } catch (RuntimeException | StackOverflowError e) {
            answer = failed(course, reason(e, asked)); // trying again would fail again, until nobody waits any more
        }
        long model = course.map(known -> millis(known.modelNanos)).orElse(0L);
        return answer.took(millis(System.nanoTime() - before), model).json();
    }

    private static AskedAnswer failed(Optional<Course> course, String why) {
        return course.map(known -> known.answer).orElseGet(AskedAnswer::new).ended("failed", why);
    }

    /** A fault of ours or of a driver: what it says, without the passwords that it may have been told. */
    private String reason(Throwable fault, Asked asked) {
        var mask = new SecretMask();
        for (var connection : connections.readable(asked.on())) {
            var password = connection.password();
            if (password != null) {
                mask.add(password.reveal());
            }
        }
        var text = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        return "the question ended with a fault of Sluice itself: " + mask.masked(text);
    }

    /** Each question has a budget of its own. */
    private static Task task(String id, Asked asked, Surroundings.Scene scene, Values values) {
        if (scene.databases().isEmpty()) {
            throw new ConnectorException(
                    io.sluice.connector.Fault.NOT_FOUND,
                    String.join(", ", asked.on()),
                    "there is no database to ask",
                    "Name one with on",
                    null);
        }
        return new Task(
                asked.question(),
                List.of(),
                scene.catalog(),
                scene.databases(),
                scene.databases().getFirst().name(),
                asked.now(),
                asked.timezone(),
                values,
                Sources.NONE,
                false,
                id);
    }

    private static Pipeline question(Guess guess) {
        var step = new Step.Sql(1, List.of(), guess.connection(), guess.sql(), "answer");
        return new Pipeline(List.of(step), List.of(), List.of(), true);
    }
}
