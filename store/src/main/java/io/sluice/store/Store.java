package io.sluice.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Sluice's own database, migrated when opened; everything it hands out is thread-safe and synchronous. */
public final class Store implements AutoCloseable {

    /** Until there are users, everything belongs to the one local user. */
    public static final int LOCAL_USER = 1;

    private final HikariDataSource pool;
    private final DSLContext db;
    private final EventFeed feed;
    private final Sealing sealing;

    private Store(HikariDataSource pool, EventFeed feed, Sealing sealing) {
        this.pool = pool;
        this.db = DSL.using(pool, SQLDialect.POSTGRES);
        this.feed = feed;
        this.sealing = sealing;
    }

    /** {@code keyFile} holds the key of the connections' secrets; it is made, readable by its owner only, when it is not there. */
    public static Store open(String jdbcUrl, String user, @Nullable String password, Path keyFile) {
        var sealing = Sealing.withKeyIn(keyFile);
        var pool = new HikariDataSource(settings(jdbcUrl, user, password));
        try {
            migrate(pool, sealing);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Store(pool, new EventFeed(jdbcUrl, user, password), sealing);
    }

    private static HikariConfig settings(String jdbcUrl, String user, @Nullable String password) {
        var settings = new HikariConfig();
        settings.setPoolName("store");
        settings.setJdbcUrl(jdbcUrl);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(12);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(10_000);
        settings.addDataSourceProperty("ApplicationName", "sluice store");
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        return settings;
    }

    private static void migrate(HikariDataSource pool, Sealing sealing) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:io/sluice/store/migration")
                .javaMigrations(new SealForId(sealing))
                .load()
                .migrate();
    }

    /** Whether the database answers. */
    public boolean up() {
        try {
            return db.selectOne().fetchOne() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    public Requests requests() {
        return new Requests(db);
    }

    public Schedules schedules() {
        return new Schedules(db);
    }

    public Inputs inputs() {
        return new Inputs(db);
    }

    public Drafts drafts() {
        return new Drafts(db);
    }

    public Problems problems() {
        return new Problems(db);
    }

    public Snapshots snapshots() {
        return new Snapshots(db);
    }

    public ExecutionLogs executionLogs() {
        return new ExecutionLogs(db, feed);
    }

    public RepairLogs repairLogs() {
        return new RepairLogs(db);
    }

    public Proofs proofs() {
        return new Proofs(db);
    }

    public DiffRows diffRows() {
        return new DiffRows(db);
    }

    public Commits commits() {
        return new Commits(db);
    }

    public Answers answers() {
        return new Answers(db);
    }

    public Asks asks() {
        return new Asks(db);
    }

    public Scripts scripts() {
        return new Scripts(db);
    }

    public UndoPlans undoPlans() {
        return new UndoPlans(db);
    }

    public Phases phases() {
        return new Phases(db);
    }

    public Transitions transitions() {
        return new Transitions(db, feed);
    }

    public Events events() {
        return new Events(db, feed);
    }

    public Pauses pauses() {
        return new Pauses(db, events());
    }

    public Progress progress() {
        return new Progress(db);
    }

    public Connections connections() {
        return new Connections(db, sealing);
    }

    public CallBooks callBooks() {
        return new CallBooks(db);
    }

    public IdempotencyKeys idempotencyKeys() {
        return new IdempotencyKeys(db);
    }

    public Retention retention() {
        return new Retention(db);
    }

    public Audit audit() {
        return new Audit(db);
    }

    @Override
    public void close() {
        feed.close();
        pool.close();
    }
}
