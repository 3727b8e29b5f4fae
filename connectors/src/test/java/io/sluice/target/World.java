package io.sluice.target;

import io.sluice.connector.Connection.Kind;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.mysql.MySqlDialect;
import io.sluice.target.postgres.PostgresDialect;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** A target of a test and the loads that are made into it. */
final class World implements AutoCloseable {

    static final List<LoadColumn> COLUMNS = List.of(
            LoadColumn.of("id", ColumnType.INT64),
            LoadColumn.of("name", ColumnType.TEXT),
            LoadColumn.of("amount", ColumnType.decimal(12, 2)));

    final TestDatabase database;
    final Target target;

    private World(TestDatabase database, Target target) {
        this.database = database;
        this.target = target;
    }

    static World postgres() {
        var database = TestDatabase.postgres();
        return new World(database, new Target("warehouse", new PostgresDialect(), database::open));
    }

    static World mariadb() {
        var database = TestDatabase.mariadb();
        return new World(database, new Target("warehouse", new MySqlDialect(), database::open));
    }

    boolean postgresql() {
        return database.kind() == Kind.POSTGRES;
    }

    /** The statement that ends a session from outside. */
    String endingOf(TargetSession session) {
        return postgresql()
                ? "select pg_terminate_backend(" + session.db().fetchValue("select pg_backend_pid()") + ", 5000)"
                : "kill " + session.db().fetchValue("select connection_id()");
    }

    /** Takes a moment, and has a row for each session that waits for a lock. */
    String lockWaits() {
        return postgresql()
                ? "select 1 from pg_sleep(0.02), pg_stat_activity where wait_event_type = 'Lock'"
                // read more often than every tenth of a second, this view stays as it is
                : "select 1 from information_schema.innodb_trx where sleep(0.11) = 0 and trx_state = 'LOCK WAIT'";
    }

    /** The schema of the tests' tables. */
    String schema() {
        return postgresql() ? "public" : database.name();
    }

    /** A table that Sluice keeps. */
    String kept(String table) {
        return String.join(".", target.dialect().tables().named(table).getName());
    }

    String rowsOf(Staged staged) {
        return String.join(".", staged.table().name().getName());
    }

    boolean exists(String table) {
        return !database.rows("select 1 from information_schema.tables where table_schema = '" + schema()
                        + "' and table_name = '" + table + "'")
                .isEmpty();
    }

    World run(String... statements) {
        database.run(statements);
        return this;
    }

    Load load(WriteMode mode, boolean create, String... key) {
        return load(1, mode, create, key);
    }

    Load load(int number, WriteMode mode, boolean create, String... key) {
        return new Load(
                number,
                List.of(),
                new Source.File("orders.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", schema(), "orders"), create),
                COLUMNS,
                List.of(),
                List.of(),
                mode,
                List.of(key));
    }

    Staged stage(String request, Load load, RowStreams rows) {
        try (var session = target.open()) {
            return stage(session, request, load, rows);
        }
    }

    Staged stage(TargetSession session, String request, Load load, RowStreams rows) {
        return new StageLoader(session, Clock.systemUTC(), StageLimits.upTo(Long.MAX_VALUE))
                .load(
                        new StageOrder(request, load, "digest of " + load.number(), "orders.csv"),
                        place -> rows.open(),
                        Watch.NOBODY);
    }

    List<TableEffect> rehearse(String request, Staged... staged) {
        try (var session = target.open()) {
            return new TargetRehearsal(session).run(request, works(staged));
        }
    }

    TargetCommit.Result commit(String request, Staged... staged) {
        try (var session = target.open()) {
            return new TargetCommit(session, Watch.NOBODY).run(request, works(staged), effects -> true);
        }
    }

    static List<Work> works(Staged... staged) {
        return Stream.of(staged).<Work>map(Work.FromStage::new).toList();
    }

    @Override
    public void close() {
        database.close();
    }

    /** Opens the rows of a test anew. */
    interface RowStreams {
        Rows open();
    }
}
