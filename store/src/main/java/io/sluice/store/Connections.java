package io.sluice.store;

import static io.sluice.store.jooq.Tables.CONNECTIONS;

import io.sluice.store.StoredConnection.StoredApi;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The configured connections of the local user; secrets lie sealed for their owner and the connection's id. */
public final class Connections {

    private static final int OWNER = Store.LOCAL_USER;

    private final DSLContext db;
    private final Sealing sealing;

    Connections(DSLContext db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    /** The same name replaces, and keeps the id. */
    public StoredConnection save(StoredConnection connection) {
        return db.transactionResult(transaction -> {
            var id = upsert(transaction.dsl(), connection);
            seal(transaction.dsl(), id, connection.secret());
            CallBooks.clear(transaction.dsl(), id);
            return transaction
                    .dsl()
                    .selectFrom(CONNECTIONS)
                    .where(CONNECTIONS.ID.eq(id))
                    .fetchSingle(this::stored);
        });
    }

    private static int upsert(DSLContext db, StoredConnection connection) {
        var api = connection.api();
        return db.insertInto(CONNECTIONS)
                .set(CONNECTIONS.USER_ID, OWNER)
                .set(CONNECTIONS.NAME, connection.name())
                .set(CONNECTIONS.KIND, connection.kind())
                .set(CONNECTIONS.LOCATION, connection.location())
                .set(CONNECTIONS.MANIFEST, api == null ? null : api.manifest())
                .set(CONNECTIONS.BASE_URL, api == null ? null : api.baseUrl())
                .set(CONNECTIONS.READ_ONLY, connection.readOnly())
                .set(CONNECTIONS.STATE, connection.state().word())
                .set(CONNECTIONS.DETAIL, Text.storableOrNull(connection.detail()))
                .onConflict(CONNECTIONS.USER_ID, CONNECTIONS.NAME)
                .doUpdate()
                .setAllToExcluded()
                .returning(CONNECTIONS.ID)
                .fetchSingle(CONNECTIONS.ID);
    }

    private void seal(DSLContext db, int id, @Nullable String secret) {
        db.update(CONNECTIONS)
                .set(CONNECTIONS.SECRET, secret == null ? null : sealing.seal(secret, sealedFor(id)))
                .where(CONNECTIONS.ID.eq(id))
                .execute();
    }

    /**
     * Replaces the secret of a connection that still is this API by what {@code renewal} makes of it; of several that renew at once,
     * each sees the one before. What it throws leaves the secret as it was. The row itself stays free meanwhile: whoever replaces or
     * deletes the connection need not wait, and the renewal then throws. Returns the secret that stands.
     */
    public String renewSecret(String name, StoredApi api, UnaryOperator<String> renewal) {
        return db.transactionResult(transaction -> {
            transaction.dsl().fetch("select pg_advisory_xact_lock(hashtext({0}))", DSL.val("sluice renews " + name));
            var row = transaction
                    .dsl()
                    .selectFrom(CONNECTIONS)
                    .where(CONNECTIONS.USER_ID.eq(OWNER), CONNECTIONS.NAME.eq(name))
                    .fetchOne();
            var held = row == null ? null : stored(row);
            if (held == null || held.secret() == null || !api.equals(held.api())) {
                throw new ConnectionReplaced(name);
            }
            var renewed = renewal.apply(held.secret());
            if (!renewed.equals(held.secret())) {
                replace(transaction.dsl(), held, row.get(CONNECTIONS.SECRET), renewed);
            }
            return renewed;
        });
    }

    private void replace(DSLContext db, StoredConnection held, byte[] sealed, String renewed) {
        var changed = db.update(CONNECTIONS)
                .set(CONNECTIONS.SECRET, sealing.seal(renewed, sealedFor(held.id())))
                .where(CONNECTIONS.ID.eq(held.id()), CONNECTIONS.SECRET.eq(sealed))
                .execute();
        if (changed != 1) {
            throw new ConnectionReplaced(held.name());
        }
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
        var secret = row.get(CONNECTIONS.SECRET);
        var manifest = row.get(CONNECTIONS.MANIFEST);
        return new StoredConnection(
                row.get(CONNECTIONS.ID),
                row.get(CONNECTIONS.NAME),
                row.get(CONNECTIONS.KIND),
                row.get(CONNECTIONS.LOCATION),
                secret == null ? null : sealing.open(secret, sealedFor(row.get(CONNECTIONS.ID))),
                manifest == null ? null : new StoredApi(manifest, row.get(CONNECTIONS.BASE_URL)),
                row.get(CONNECTIONS.READ_ONLY),
                StoredConnection.State.of(row.get(CONNECTIONS.STATE)),
                row.get(CONNECTIONS.DETAIL),
                row.get(CONNECTIONS.CREATED_AT));
    }

    private static String sealedFor(int id) {
        return OWNER + "/" + id;
    }
}
