package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.FamilyFile;
import io.sluice.author.Task;
import io.sluice.author.planner.Planner;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.file.DataFolder;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Pipeline;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Sealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two shops of a family file, the first on PostgreSQL, the second on MariaDB, and the way from a sentence to what is committed there. */
final class FamilyRoad implements AutoCloseable {

    private final FamilyFile file;
    private final Path folder;
    private final List<TestDatabase> engines = List.of(TestDatabase.postgres(), TestDatabase.mariadb());
    private final TestInstallation installation;
    private final Inspector inspector;
    private final Rehearser rehearser;
    private final Committer committer;

    FamilyRoad(FamilyFile file, Path folder) {
        this.file = file;
        this.folder = folder;
        this.installation = new TestInstallation(
                folder, engines.getFirst().as("first"), engines.getLast().as("second"));
        var targets = new Targets(installation.connections(), installation.databases());
        this.inspector = new Inspector(installation.store(), installation.connections(), installation.databases());
        this.rehearser = installation.rehearser(targets, Clock.systemUTC());
        this.committer = new Committer(installation.store(), targets, Clock.systemUTC());
    }

    /** Where the tables of a shop are. */
    TestDatabase engine(String shop) {
        return engines.get(file.shops().indexOf(shop));
    }

    void file(String name, String content, Charset charset) {
        try {
            Files.write(folder.resolve(name), content.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds, and then no longer, since each is written once. */
    List<String> taken(String name) {
        try {
            var lines = Files.readAllLines(folder.resolve(name));
            Files.delete(folder.resolve(name));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the planner drafts, or what it says instead. */
    Author.Drafting draft(String shop, String sentence) {
        return new Planner().draft(task(shop, sentence));
    }

    Task task(String shop, String sentence) {
        var engine = engine(shop);
        var name = engine == engines.getFirst() ? "first" : "second";
        var catalog = new Catalog(
                new Introspector(installation.databases()).all(engine.as(name)),
                new DataFolder(folder).list(path -> true));
        return new Task(
                sentence,
                List.of(),
                catalog,
                List.of(new Database(name, engine.kind(), schema(engine))),
                name,
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC);
    }

    void commit(Pipeline pipeline) {
        var draft = installation.draft(pipeline);
        if (inspector.inspect(draft) instanceof Faulty(var problem)) {
            throw new AssertionError(installation.problem(problem));
        }
        var proof = rehearser.rehearse(new PipelineRef(draft, false), Approval.YES);
        assertThat(proof).isInstanceOf(Sealed.class);
        assertThat(committer.commit(((Sealed) proof).proof())).isInstanceOf(Done.class);
        rehearser.dropStages(draft.request());
    }

    List<String> columns(String shop, String table) {
        var engine = engine(shop);
        return engine
                .rows("select column_name from information_schema.columns where table_name = '" + table
                        + "' and table_schema = '" + schema(engine) + "' order by ordinal_position")
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    private static String schema(TestDatabase engine) {
        return engine.kind() == Connection.Kind.POSTGRES ? "public" : engine.name();
    }

    static String plain(@Nullable String value) {
        if (value == null) {
            return "-";
        }
        return value.matches("-?\\d+\\.\\d+")
                ? new java.math.BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    @Override
    public void close() {
        installation.close();
        engines.forEach(TestDatabase::close);
    }
}
