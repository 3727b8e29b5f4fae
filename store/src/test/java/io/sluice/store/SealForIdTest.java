package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class SealForIdTest {

    @Test
    void a_secret_that_an_older_version_sealed_for_a_name_still_opens(@TempDir Path folder) throws SQLException {
        try (var database = TestDatabase.postgres()) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), "postgres", null)
                    .locations("classpath:io/sluice/store/migration")
                    .target("6")
                    .load()
                    .migrate();
            var source = new PGSimpleDataSource();
            source.setUrl(database.jdbcUrl());
            try (var session = source.getConnection("postgres", null);
                    var insert = session.prepareStatement("insert into connections values"
                            + " (1, 'crm', 'postgres', 'postgres://ann@db/crm', ?, '{}', false, 'good', null)")) {
                insert.setBytes(1, Sealing.withKeyIn(folder.resolve("key")).seal("hunter2", "1/crm"));
                insert.execute();
            }
            try (var store = Store.open(database.jdbcUrl(), "postgres", null, folder.resolve("key"))) {
                assertThat(store.connections().find("crm").orElseThrow().secret())
                        .isEqualTo("hunter2");
            }
        }
    }
}
