package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.answer.Answerer;
import io.sluice.author.Author.Drafted;
import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.model.ModelAuthor;
import io.sluice.author.model.ModelException;
import io.sluice.author.model.ModelSettings;
import io.sluice.author.model.StandInModel;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.file.DataFolder;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.AnswerActivity.Rows;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Paused;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.RehearseActivity.Unproven;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drafts of a model, over its wire, with names that are not there, of every kind and in every kind of step: what passes the inspection goes
 * all the way, and the databases' own records of statements tell that none of those names was ever run. The same drafts with right names are
 * run, so that it is not by refusing everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HallucinationsTest {

    private static final int DRAFTS = 1_000;
    private static final int RIGHT = 50;
    private static final long FIRST_SEED = 4711;

    private final TestDatabase garden = TestDatabase.postgres();
    private final TestDatabase shop = TestDatabase.mariadb();
    private final StandInModel model = new StandInModel();
    private TestInstallation installation;
    private Inspector inspector;
    private Rehearser rehearser;
    private Committer committer;
    private Answerer answerer;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        garden.run(
                "create extension pg_stat_statements",
                "create table plants (plant int primary key, species text, height numeric, bed int)",
                "create table beds (bed int primary key, soil text)",
                "insert into plants values (1, 'fern', 2, 1), (2, 'moss', 0.1, 2)",
                "insert into beds values (1, 'clay'), (2, 'sand')");
        shop.run(
                "create table orders (id int primary key, plant int, pieces int)",
                "insert into orders values (1, 1, 5), (2, 1, 6)",
                "set global log_output = 'TABLE'",
                "set global general_log = on");
        installation = new TestInstallation(folder, garden.as("garden"), shop.as("shop"))
                .file("heights.csv", "plant,height\n1,2.5\n2,0.2\n");
        var targets = new Targets(installation.connections(), installation.databases());
        inspector = new Inspector(installation.store(), installation.connections(), installation.databases());
        rehearser = installation.rehearser(targets, Clock.systemUTC());
        committer = new Committer(installation.store(), targets, Clock.systemUTC());
        answerer = new Answerer(installation.store(), installation.connections(), installation.databases());
        garden.run("select pg_stat_statements_reset()");
        shop.run("truncate mysql.general_log");
    }

    private Task task() {
        var tables = Stream.of(garden.as("garden"), shop.as("shop"))
                .flatMap(connection -> new Introspector(installation.databases()).all(connection).stream())
                .toList();
        return new Task(
                "what the stand-in is told to say",
                List.of(),
                new Catalog(tables, new DataFolder(folder).list(path -> true)),
                List.of(new Database("garden", Kind.POSTGRES, "public"), new Database("shop", Kind.MYSQL, shop.name())),
                "garden",
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC);
    }

    @AfterAll
    void stop() {
        shop.run("set global general_log = off");
        model.close();
        installation.close();
        garden.close();
        shop.close();
    }

    @Test
    void no_name_that_is_not_there_is_ever_run_and_no_draft_without_one_is_refused() {
        var refused = new ArrayList<String>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RIGHT; seed++) {
            var draft = ModelDraft.right(seed, shop.name());
            run(draft, task()).ifPresent(why -> refused.add(draft + ": " + why));
        }
        assertThat(refused).isEmpty();
        assertThat(executed()).anyMatch(sql -> sql.contains("plants")).anyMatch(sql -> sql.contains("orders"));

        var task = task();
        var run = new ArrayList<String>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DRAFTS; seed++) {
            var draft = ModelDraft.hallucinated(seed, shop.name());
            if (run(draft, task).isEmpty()) {
                run.add(draft.toString());
            }
        }
        assertThat(run).isEmpty();
        assertThat(executed().filter(sql -> ModelDraft.NOT_THERE.stream().anyMatch(sql::contains)))
                .isEmpty();
    }

    /** As far as it gets; why it was refused, if it was. */
    private Optional<String> run(ModelDraft said, Task task) {
        model.saysOnly(said.reply());
        var settings = ModelSettings.of(ModelSettings.Provider.OPENAI, model.url(), "stand-in", "none");
        try {
            return new ModelAuthor(settings).draft(task) instanceof Drafted(var pipeline, var by)
                    ? run(pipeline)
                    : Optional.of("no draft");
        } catch (ModelException noPipeline) {
            return Optional.of(String.valueOf(noPipeline.getCause()));
        }
    }

    private Optional<String> run(Pipeline pipeline) {
        var draft = installation.draft(pipeline);
        if (!(inspector.inspect(draft) instanceof Sound(var sound))) {
            return installation.store().problems().latest(draft.request()).map(Problem::message);
        }
        if (pipeline.readOnly()) {
            assertThat(answerer.answer(sound)).isInstanceOf(Rows.class);
            return Optional.empty();
        }
        var hasScript = pipeline.steps().stream().anyMatch(Step.Bash.class::isInstance);
        return hasScript ? Optional.empty() : committed(sound); // a script needs a sandbox
    }

    /** What a query puts out is known when it has run, so that a rehearsal may find what is not among it. */
    private Optional<String> committed(PipelineRef sound) {
        try {
            return switch (rehearser.rehearse(sound, Approval.YES)) {
                case Sealed(var proof) -> {
                    assertThat(committer.commit(proof)).isInstanceOf(Done.class);
                    yield Optional.empty();
                }
                case Unproven(var problem) ->
                    Optional.of(installation.problem(problem).message());
                case Paused paused -> throw new AssertionError(paused);
            };
        } finally {
            rehearser.dropStages(sound.draft().request());
        }
    }

    /** What both databases say that they have run, but for looking up what there is and planning, which runs nothing. */
    private Stream<String> executed() {
        var inGarden = garden.rows("select query from pg_stat_statements where dbid = "
                + "(select oid from pg_database where datname = current_database())");
        var inShop = shop.rows("select convert(argument using utf8mb4) from mysql.general_log "
                + "where command_type in ('Query', 'Execute', 'Prepare')");
        return Stream.concat(inGarden.stream(), inShop.stream())
                .map(row -> String.valueOf(row.getFirst()).toLowerCase())
                .filter(sql -> !sql.startsWith("explain") && !sql.contains("information_schema"));
    }
}
