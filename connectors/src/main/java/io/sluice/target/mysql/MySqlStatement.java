package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.Drifted;
import io.sluice.target.Refused;
import io.sluice.target.Work.Statement;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;

/** One guarded statement that writes, with the images of the rows it is about to touch. */
final class MySqlStatement {

    private final DSLContext db;
    private final int step;
    private final Touched touch;
    private final MySqlImages images;

    MySqlStatement(DSLContext db, int step, Touched touch, MySqlImages images) {
        this.db = db;
        this.step = step;
        this.touch = touch;
        this.images = images;
    }

    void run(Statement statement) {
        if (touch.created()) {
            throw new Refused(
                    step,
                    touch.name()
                            + " is made by this very request: MySQL cannot show it to a statement before it is committed",
                    "Load the rows as they should be, or change them in a request of their own");
        }
        images.copyOnce();
        switch (statement.kind()) {
            case CREATE -> throw noDdl(step, statement);
            case INSERT, UPSERT -> insert(statement);
            case UPDATE, DELETE -> change(statement);
        }
    }

    static Refused noDdl(int step, Statement statement) {
        return new Refused(
                step,
                "CREATE TABLE " + statement.table().qualified() + " would commit the rest of the request on MySQL",
                "Query the rows and load them into a new table");
    }

    /** Which rows it brings or meets cannot be told beforehand, so all are kept. */
    private void insert(Statement statement) {
        if (!touch.keyed()) {
            touch.inserted += MySqlRaw.run(db, statement.sql());
            return;
        }
        images.everything();
        MySqlRaw.run(db, statement.sql());
        images.allCame();
    }

    private void change(Statement statement) {
        if (statement.rows() == null || !touch.keyed()) {
            images.everything();
            MySqlRaw.run(db, statement.sql());
            return;
        }
        var keys = keys(statement);
        images.of(sql(
                "{0} k join {1} t on {2}",
                keys,
                touch.table.place(),
                and(touch.table.key().stream()
                        .map(column -> condition("k.{0} = t.{0}", column))
                        .toList())));
        var named = ((Number) db.fetchValue("select count(*) from {0}", keys)).longValue();
        if (MySqlRaw.run(db, statement.sql()) > named) {
            throw new Drifted("step " + step + " touched more rows of " + touch.name() + " than it names");
        }
    }

    /** The keys first, by the statement's own condition. */
    private Name keys(Statement statement) {
        var keys = name("sluice_keys");
        var alias = db.render(name(String.valueOf(statement.alias())));
        var columns = touch.table.key().stream()
                .map(column -> alias + "." + db.render(column))
                .collect(Collectors.joining(", "));
        db.execute("drop temporary table if exists {0}", keys);
        MySqlRaw.run(
                db,
                "create temporary table sluice_keys engine = InnoDB as select distinct " + columns + " "
                        + statement.rows());
        return keys;
    }
}
