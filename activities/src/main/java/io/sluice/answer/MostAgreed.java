package io.sluice.answer;

import io.sluice.access.Connections;
import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Guess;
import io.sluice.author.Task;
import io.sluice.connector.database.Databases;
import io.sluice.guard.Verdict;
import io.sluice.inspect.Inspector;
import io.sluice.inspect.StepSql;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.Pace;
import io.sluice.store.Store;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Has a model draft a question several times, checks and runs each draft as the question itself would be, and takes the first of those whose
 * rows most others gave too. What changes data is drafted once.
 */
public final class MostAgreed implements Author {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String UNCOMPARED =
            "one draft only: several are compared by running them, and step by step nothing is run before you say so";

    private final Author author;
    private final Store store;
    private final Connections connections;
    private final Databases databases;
    private final Inspector inspector;
    private final ReadOnlyQuery query;

    private MostAgreed(Author author, Store store, Connections connections, Databases databases) {
        this.author = author;
        this.store = store;
        this.connections = connections;
        this.databases = databases;
        this.inspector = new Inspector(store, connections, databases);
        this.query = new ReadOnlyQuery(databases, LIMIT);
    }

    /** The author itself where one draft is all it gives. */
    public static Author of(Author author, Store store, Connections connections, Databases databases) {
        return author.candidates() == 1 ? author : new MostAgreed(author, store, connections, databases);
    }

    @Override
    public Drafting draft(Task task) {
        var first = author.draft(task);
        if (!(first instanceof Drafted one)
                || !isQuestion(one.pipeline())
                || !one.by().kind().equals("model")) {
            return first;
        }
        return goesStepByStep(task) ? assuming(one, UNCOMPARED) : agreed(task, candidates(task, one));
    }

    /** Nothing of such a request is run before a person says so, not even to compare drafts. */
    private boolean goesStepByStep(Task task) {
        return store.requests()
                .find(task.request())
                .filter(request -> request.pace() == Pace.STEP_BY_STEP)
                .isPresent();
    }

    private static boolean isQuestion(Pipeline pipeline) {
        return pipeline.readOnly()
                && pipeline.steps().size() == 1
                && pipeline.steps().getFirst() instanceof Step.Sql;
    }

    /** One after the other, so that each is drawn only while the request's budget lasts. */
    private List<Drafted> candidates(Task task, Drafted first) {
        var others = IntStream.rangeClosed(2, author.candidates())
                .mapToObj(number -> drawn(task, number))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(first), others).toList();
    }

    private Optional<Drafted> drawn(Task task, int number) {
        try {
            return author.another(task, number) instanceof Drafted other && isQuestion(other.pipeline())
                    ? Optional.of(other)
                    : Optional.empty();
        } catch (RuntimeException none) {
            System.getLogger(MostAgreed.class.getName())
                    .log(System.Logger.Level.WARNING, "candidate {0} is none: {1}", number, none.getMessage());
            return Optional.empty();
        }
    }

    /** Where none can be run, the first, so that its fault is mended as any other. */
    private Drafting agreed(Task task, List<Drafted> drawn) {
        var byRows = new LinkedHashMap<List<String>, List<Drafted>>();
        for (var draft : drawn) {
            rows(task, draft.pipeline()).ifPresent(rows -> byRows.computeIfAbsent(rows, key -> new ArrayList<>())
                    .add(draft));
        }
        return byRows.values().stream()
                .min(Comparator.comparingInt(alike -> -alike.size()))
                .map(alike -> told(alike.getFirst(), alike.size(), drawn.size()))
                .orElse(drawn.getFirst());
    }

    private Drafted told(Drafted chosen, int alike, int of) {
        var agreed = alike > 1
                ? alike + " of " + of + " drafts of the model gave this answer"
                : "no two of " + of + " drafts of the model gave the same answer; this is the first that could be run";
        var told = of == 1 ? chosen : assuming(chosen, agreed);
        return of == author.candidates()
                ? told
                : assuming(
                        told,
                        "the model gave " + of + " of " + author.candidates()
                                + " drafts: the others failed, or the budget was kept for a repair");
    }

    private static Drafted assuming(Drafted draft, String assumption) {
        var pipeline = draft.pipeline();
        var assumptions = new ArrayList<>(pipeline.assumptions());
        assumptions.add(assumption);
        return new Drafted(
                new Pipeline(pipeline.steps(), assumptions, pipeline.claims(), pipeline.readOnly()), draft.by());
    }

    /** As a multiset, since a question seldom says an order; nothing where the draft is refused, fails, or gives more than is looked at. */
    private Optional<List<String>> rows(Task task, Pipeline pipeline) {
        var step = (Step.Sql) pipeline.steps().getFirst();
        var readable = task.databases().stream().map(Database::name).toList();
        try {
            if (inspector.faultOf(pipeline, connections.readable(readable)).isPresent()) {
                return Optional.empty();
            }
            var connection = connections.named(step.connection());
            var engine = databases.engine(connection);
            return StepSql.of(engine, pipeline, step) instanceof Verdict.Sql sql
                            && query.run(
                                            connection,
                                            engine,
                                            sql.statements().getFirst().sql())
                                    instanceof ReadOnlyQuery.Rows(var columns, var rows, var truncated)
                            && !truncated
                    ? Optional.of(
                            rows.valueStream().map(Object::toString).sorted().toList())
                    : Optional.empty();
        } catch (ActivityCompletionException stopped) {
            throw stopped;
        } catch (RuntimeException unanswered) {
            return Optional.empty(); // one draft less, whatever is wrong with it
        }
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        return author.repair(task, broken, problem, earlier);
    }

    @Override
    public Optional<Guess> guess(Task task) {
        return author.guess(task);
    }

    @Override
    public Stamp stamp() {
        return author.stamp();
    }
}
