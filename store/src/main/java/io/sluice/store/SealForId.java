package io.sluice.store;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Secrets were sealed for a connection's name once; a name can be given again, an id cannot. */
final class SealForId implements JavaMigration {

    private final Sealing sealing;

    SealForId(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public void migrate(Context context) {
        var db = DSL.using(context.getConnection(), SQLDialect.POSTGRES);
        db.fetch("select user_id, id, name, secret from connections where secret is not null")
                .forEach(row -> {
                    var owner = row.get("user_id", Integer.class);
                    var secret = sealing.open(row.get("secret", byte[].class), owner + "/" + row.get("name"));
                    db.execute(
                            "update connections set secret = ? where id = ?",
                            sealing.seal(secret, owner + "/" + row.get("id")),
                            row.get("id"));
                });
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("8");
    }

    @Override
    public String getDescription() {
        return "seal for id";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
