package io.sluice.installation;

import io.sluice.access.Connections;
import io.sluice.commit.Targets;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.extract.Streams;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.DraftRef;
import io.sluice.request.Pace;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProblemRef;
import io.sluice.request.Scheduled;
import io.sluice.sandbox.NoSandbox;
import io.sluice.store.AuthorStamp;
import io.sluice.store.NewRequest;
import io.sluice.store.Store;
import io.sluice.store.WrittenIn;
import io.sluice.target.StageLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store on a database of its own, connections to the databases of a test, and a folder of data files. */
public final class TestInstallation implements AutoCloseable {

    private static final AuthorStamp AUTHOR = new AuthorStamp("planner", "test", null);

    private final TestDatabase metadata = TestDatabase.postgres();
    private final Store store;
    private final Databases databases = new Databases();
    private final Connections connections;
    private final Path folder;

    /** {@code connections} exist from the beginning; one named {@code warehouse} is the default target. */
    public TestInstallation(Path folder, Connection... connections) {
        this.folder = folder;
        this.store = Store.open(
                metadata.jdbcUrl(),
                "postgres",
                null,
                folder.resolve("../" + metadata.name() + ".key").normalize());
        this.connections = new Connections(store, List.of(connections));
    }

    public Store store() {
        return store;
    }

    public Databases databases() {
        return databases;
    }

    public Connections connections() {
        return connections;
    }

    public TestInstallation file(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stored request with a stored draft. */
    public DraftRef draft(Pipeline pipeline) {
        return draft(pipeline, null);
    }

    /** The same as a part of a schedule. */
    public DraftRef draft(Pipeline pipeline, @Nullable Scheduled scheduled) {
        var id = "r-" + UUID.randomUUID();
        store.requests()
                .insert(new NewRequest(
                        id,
                        1,
                        "sentence of " + id,
                        List.of(),
                        List.of(),
                        folder.toString(),
                        Approval.AUTO,
                        Pace.ONE_GO,
                        null,
                        "UTC",
                        WrittenIn.WORDS,
                        scheduled));
        return store.drafts().save(id, pipeline, AUTHOR, null);
    }

    /** A draft that changes something. */
    public DraftRef draft(Step... steps) {
        return draft(new Pipeline(List.of(steps), List.of(), List.of(), false));
    }

    /** A question of one query. */
    public PipelineRef question(String connection, String sql) {
        var step = new Step.Sql(1, List.of(), connection, sql, "answer");
        return new PipelineRef(draft(new Pipeline(List.of(step), List.of(), List.of(), true)), true);
    }

    public Problem problem(@Nullable ProblemRef ref) {
        if (ref == null) {
            throw new AssertionError("no problem");
        }
        return store.problems().load(ref.id());
    }

    /** Of pipelines without scripts, whose streams are tables. */
    public Rehearser rehearser(Targets targets, Clock clock) {
        return new Rehearser(
                store,
                connections,
                targets,
                clock,
                StageLimits.upTo(1_000_000_000),
                new NoSandbox("not needed"),
                folder,
                Streams.ofTables(databases));
    }

    @Override
    public void close() {
        databases.close();
        store.close();
        metadata.close();
    }
}
