package io.sluice.answer;

import io.sluice.access.Connections;
import io.sluice.commit.Following;
import io.sluice.commit.Targets;
import io.sluice.commit.Troubles;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.RowStream;
import io.sluice.extract.Streams;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.target.Scratch;
import io.sluice.target.StageLimits;
import io.sluice.target.StageLoader;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.Target;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of several connections, brought together in the target for one question and dropped whatever came of it. */
public final class QuestionStaging {

    private final Store store;
    private final Connections connections;
    private final Targets targets;
    private final Streams streams;
    private final Clock clock;
    private final long maxStageBytes;

    /** {@code maxStageBytes}: a question whose rows grow beyond it is stopped before the disk is full. */
    public QuestionStaging(
            Store store, Connections connections, Targets targets, Streams streams, Clock clock, long maxStageBytes) {
        this.store = store;
        this.connections = connections;
        this.targets = targets;
        this.streams = streams;
        this.clock = clock;
        this.maxStageBytes = maxStageBytes;
    }

    /** What is done while the rows are there: {@code outputs} says in which tables. */
    @FunctionalInterface
    interface Asked<T> {
        T of(Map<String, TableRef> outputs);
    }

    /** Rows were left out: no answer would be right. */
    static final class Unread extends RuntimeException {
        private final transient Problem problem;

        Unread(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    <T> T over(StoredRequest request, Pipeline question, Step.Sql query, Asked<T> asked) {
        var target = targets.of(query.connection());
        try {
            return asked.of(stage(request, question, target));
        } finally {
            drop(target, request.id());
        }
    }

    private Map<String, TableRef> stage(StoredRequest request, Pipeline question, Target target) {
        var outputs = new HashMap<String, TableRef>();
        try (var together = streams.together();
                var following = Following.of(request.id(), store);
                var session = target.open()) {
            following.running(session);
            var loader = new StageLoader(session, clock, StageLimits.upTo(maxStageBytes));
            var loads = loads(question);
            Streams.ofOneInstant(loads, connections)
                    .forEach(tables -> loader.forgetUnlessAll(
                            tables.stream().map(load -> order(request, load)).toList()));
            for (var load : loads) {
                var staged = stage(request, load, loader, together, following);
                outputs.put(((Destination.Output) load.destination()).name(), table(staged));
            }
        } catch (RuntimeException e) {
            throw e instanceof Unread || e instanceof ConnectorException ? e : Troubles.fault(target.connection(), e);
        }
        return outputs;
    }

    private static List<Step.Load> loads(Pipeline question) {
        return question.steps().stream()
                .filter(step -> step instanceof Step.Load load && load.destination() instanceof Destination.Output)
                .map(Step.Load.class::cast)
                .toList();
    }

    private StageOrder order(StoredRequest request, Step.Load load) {
        return new StageOrder(request.id(), load, digest(request, load), "question");
    }

    private Staged stage(
            StoredRequest request, Step.Load load, StageLoader loader, Streams together, Following following) {
        var staged =
                loader.load(order(request, load), place -> open(request, load, place, together, following), following);
        if (staged.rejected() > 0) {
            throw new Unread(new Problem(
                    Problem.Kind.TOO_MANY_REJECTS,
                    "answer",
                    load.number(),
                    staged.rejected() + " of " + staged.read()
                            + " rows could not be read or typed, so that no answer would be right",
                    null,
                    "Import the source into a table first: its rejected rows are shown there"));
        }
        return staged;
    }

    private static TableRef table(Staged staged) {
        var name = staged.table().name();
        return new TableRef(name.parts().length == 1 ? null : name.first(), name.last());
    }

    private String digest(StoredRequest request, Step.Load load) {
        return load.source() instanceof Source.File(var path, var format)
                ? connections.folder(request).orElseThrow().digest(path)
                : "";
    }

    private RowStream open(
            StoredRequest request, Step.Load load, @Nullable String place, Streams together, Following following) {
        return switch (load.source()) {
            case Source.File file -> connections.folder(request).orElseThrow().rows(load);
            case Source.Stream(var connection, var stream, var where) ->
                together.open(
                        connections.named(connection), load, new Streams.Start(null, null, place), watching(following));
            case Source.Output output -> throw new IllegalStateException("an extract reads no output");
            case Source.Lists lists -> throw new IllegalStateException("a question reads lists as they are");
        };
    }

    private static Streams.Watching watching(Following following) {
        return new Streams.Watching() {
            @Override
            public void running(Statement statement) {
                following.running(statement);
            }

            @Override
            public void pauses(String source, Duration duration, String reason) {
                following.pauses(source, duration, reason);
            }

            @Override
            public void check() {
                following.check();
            }
        };
    }

    /** What cannot be dropped now, the upkeep drops by the registry once the request has ended. */
    private static void drop(Target target, String request) {
        try (var session = target.open()) {
            new Scratch(session, request).drop();
        } catch (RuntimeException e) {
            System.getLogger(QuestionStaging.class.getName())
                    .log(System.Logger.Level.INFO, "the stages of " + request + " are left to the upkeep", e);
        }
    }
}
