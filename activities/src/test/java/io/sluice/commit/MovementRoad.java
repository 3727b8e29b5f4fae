package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.Apis;
import io.sluice.author.Drafter;
import io.sluice.author.FamilyFile;
import io.sluice.author.planner.Planner;
import io.sluice.connector.Connection;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.extract.Streams;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Catalogs;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Pipeline;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.AuthorActivity.Drafting;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.Pace;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.RehearseActivity.Unproven;
import io.sluice.request.Scheduled;
import io.sluice.sandbox.NoSandbox;
import io.sluice.store.NewRequest;
import io.sluice.store.WrittenIn;
import io.sluice.target.StageLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sources of a set of names, one of every kind, and the way from a sentence about them to what is committed in a target. */
final class MovementRoad implements AutoCloseable {

    private final TestDatabase people = TestDatabase.postgres();
    private final TestDatabase facts = TestDatabase.mariadb();
    private final SmallApi api;
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.of(null)));
    private final TestDatabase target;
    private final Path folder;
    private final TestInstallation installation;
    private final Catalogs catalogs;
    private final Drafter drafter;
    private final Inspector inspector;
    private final Rehearser rehearser;
    private final Committer committer;

    MovementRoad(FamilyFile file, String shop, TestDatabase target, Path folder) {
        this.target = target;
        this.folder = folder;
        var book = TestDatabase.sqlite(folder);
        people.run(
                file.in(shop, "create table {PT} ({K} integer primary key, name varchar(20), {PR} varchar(20))"),
                file.in(shop, "insert into {PT} values (1, 'Oak', 'Ely'), (2, 'Elm', 'Rye'), (3, 'Fir', 'Ely')"));
        facts.run(
                file.in(shop, "create table {MT} (id integer primary key, {K} integer, {MN} decimal(8,2), {MD} date)"),
                file.in(shop, "insert into {MT} values (10, 1, 5, '2025-01-05'), (11, 1, 20, '2025-02-06')"),
                file.in(shop, "insert into {MT} values (12, 2, 7.5, '2025-03-07'), (13, 3, 40, '2025-04-08')"));
        book.run(
                file.in(shop, "create table {ST} ({K} integer primary key, {SN} integer)"),
                file.in(shop, "insert into {ST} values (1, 3), (2, 5)"));
        api = new SmallApi()
                .stream(
                        file.in(shop, "{AT}"),
                        file.in(shop, "id {K} {AN}"),
                        file.in(
                                shop,
                                "[{\"id\": 100, \"{K}\": 1, \"{AN}\": 4}, {\"id\": 101, \"{K}\": 2, \"{AN}\": 2},"
                                        + " {\"id\": 102, \"{K}\": 2, \"{AN}\": 5}]"))
                        .stream(
                                file.in(shop, "{AE}"),
                                file.in(shop, "id {K} {AN} changed"),
                                file.in(
                                        shop,
                                        "[{\"id\": 100, \"{K}\": 1, \"{AN}\": 4, \"changed\": \"2026-01-01T00:00:00Z\"},"
                                                + " {\"id\": 101, \"{K}\": 2, \"{AN}\": 2, \"changed\": \"2026-01-02T00:00:00Z\"}]"));
        installation = new TestInstallation(
                        folder,
                        target.as("warehouse"),
                        people.as(file.in(shop, "{PC}")),
                        facts.as(file.in(shop, "{MC}")),
                        book.as(file.in(shop, "{SC}")),
                        api.as(file.in(shop, "{AC}")))
                .file(file.in(shop, "{F}"), file.in(shop, "{K},{FN}\n1,10\n2,20\n3,30\n"));
        var store = installation.store();
        var databases = installation.databases();
        var connections = installation.connections();
        var streams = new Streams(databases, new Apis(store, http));
        var targets = new Targets(connections, databases);
        catalogs = new Catalogs(connections, databases, streams);
        drafter = new Drafter(store, catalogs, new Planner());
        inspector = new Inspector(store, connections, databases, streams);
        rehearser = new Rehearser(
                store,
                connections,
                targets,
                Clock.systemUTC(),
                StageLimits.upTo(1_000_000_000),
                new NoSandbox("not needed"),
                folder,
                streams);
        committer = new Committer(store, targets, Clock.systemUTC());
    }

    /** What the planner drafts, or what it says instead; {@code scheduled}: the sentence is run again and again. */
    Drafting draft(String sentence, boolean scheduled, String... answers) {
        var id = "r-" + UUID.randomUUID();
        installation
                .store()
                .requests()
                .insert(new NewRequest(
                        id,
                        1,
                        sentence,
                        List.of(),
                        List.of(),
                        folder.toString(),
                        Approval.YES,
                        Pace.ONE_GO,
                        Instant.parse("2026-11-20T10:00:00Z"),
                        "UTC",
                        WrittenIn.WORDS,
                        scheduled ? Scheduled.first(id) : null));
        return drafter.draft(id, List.of(answers));
    }

    Pipeline pipeline(DraftRef draft) {
        return installation.store().drafts().load(draft);
    }

    /** Why it came to no commit, if it did not. */
    @Nullable
    String commit(DraftRef draft) {
        if (inspector.inspect(draft) instanceof Faulty(var problem)) {
            return installation.problem(problem).message();
        }
        try {
            return switch (rehearser.rehearse(new PipelineRef(draft, false, 0), Approval.YES)) {
                case Sealed(var proof) -> {
                    assertThat(installation.store().proofs().load(proof.hash()).claims())
                            .allMatch(claim -> Boolean.TRUE.equals(claim.holds()));
                    assertThat(committer.commit(proof)).isInstanceOf(Done.class);
                    yield null;
                }
                case Unproven(var problem) -> installation.problem(problem).message();
                default -> "not rehearsed";
            };
        } finally {
            rehearser.dropStages(draft.request());
        }
    }

    void run(String statement) {
        target.run(statement);
    }

    List<List<String>> rows(String table) {
        return target.rows("select * from " + table);
    }

    List<String> columns(String table) {
        var schema = target.kind() == Connection.Kind.POSTGRES ? "public" : target.name();
        return target
                .rows("select column_name from information_schema.columns where table_name = '" + table
                        + "' and table_schema = '" + schema + "' order by ordinal_position")
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    /** As if nothing had ever been read into it. */
    void forget(String table) {
        target.run("drop table if exists " + table);
        var state = target.kind() == Connection.Kind.POSTGRES ? "sluice.state" : "sluice_state";
        var schema = target.kind() == Connection.Kind.POSTGRES ? "sluice" : target.name();
        var isThere = !target.rows("select 1 from information_schema.tables where table_schema = '" + schema
                        + "' and table_name = '" + state.replace("sluice.", "") + "'")
                .isEmpty();
        if (isThere) {
            target.run("delete from " + state);
        }
    }

    @Override
    public void close() {
        catalogs.close();
        http.close();
        installation.close();
        api.close();
        List.of(people, facts, target).forEach(TestDatabase::close);
    }
}
