package io.sluice.store;

import static io.sluice.store.jooq.Tables.CONNECTIONS;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The configured connections of the local user; secrets lie sealed for their owner and name. */
public final class Connections {

    private static final int OWNER = Store.LOCAL_USER;

    private final DSLContext db;
    private final Sealing sealing;

    Connections(DSLContext db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    /** The same name replaces. */
    public void save(StoredConnection connection) {
        var secret = connection.secret();
        db.insertInto(CONNECTIONS)
                .set(CONNECTIONS.USER_ID, OWNER)
                .set(CONNECTIONS.NAME, connection.name())
                .set(CONNECTIONS.KIND, connection.kind())
                .set(CONNECTIONS.LOCATION, connection.location())
                .set(CONNECTIONS.SECRET, secret == null ? null : sealing.seal(secret, sealedFor(connection.name())))
                .set(CONNECTIONS.SETTINGS, Json.raw(connection.settings()))
                .set(CONNECTIONS.READ_ONLY, connection.readOnly())
                .set(CONNECTIONS.STATE, connection.state().word())
                .set(CONNECTIONS.DETAIL, Text.storableOrNull(connection.detail()))
                .onConflict(CONNECTIONS.USER_ID, CONNECTIONS.NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public Optional<StoredConnection> find(String name) {
        return db.selectFrom(CONNECTIONS)
                .where(CONNECTIONS.USER_ID.eq(OWNER), CONNECTIONS.NAME.eq(name))
                .fetchOptional(this::stored);
    }

    /** By name, without the candidates that are still being tried. */
    public List<StoredConnection> list() {
        return db.selectFrom(CONNECTIONS)
                .where(CONNECTIONS.USER_ID.eq(OWNER), CONNECTIONS.NAME.notLike("%" + StoredConnection.CANDIDATE))
                .orderBy(CONNECTIONS.NAME)
                .fetch(this::stored);
    }

    public boolean delete(String name) {
        return db.deleteFrom(CONNECTIONS)
                        .where(CONNECTIONS.USER_ID.eq(OWNER), CONNECTIONS.NAME.eq(name))
                        .execute()
                == 1;
    }

    private StoredConnection stored(Record row) {
        var name = row.get(CONNECTIONS.NAME);
        var secret = row.get(CONNECTIONS.SECRET);
        return new StoredConnection(
                name,
                row.get(CONNECTIONS.KIND),
                row.get(CONNECTIONS.LOCATION),
                secret == null ? null : sealing.open(secret, sealedFor(name)),
                row.get(CONNECTIONS.SETTINGS).data(),
                row.get(CONNECTIONS.READ_ONLY),
                StoredConnection.State.of(row.get(CONNECTIONS.STATE)),
                row.get(CONNECTIONS.DETAIL));
    }

    private static String sealedFor(String name) {
        return OWNER + "/" + name;
    }
}
