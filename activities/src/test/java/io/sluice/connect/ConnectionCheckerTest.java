package io.sluice.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.Apis;
import io.sluice.access.Connections;
import io.sluice.connection.Check;
import io.sluice.connector.database.Databases;
import io.sluice.fixture.TestDatabase;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.StoredApi;
import io.sluice.store.fixture.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionCheckerTest {

    private final TestStore world = TestStore.fresh();
    private final TestDatabase shop = TestDatabase.postgres();
    private final Databases databases = new Databases();
    private final ConnectionChecker checker =
            new ConnectionChecker(new Connections(world.store(), List.of()), databases, apis());

    @AfterEach
    void close() {
        databases.close();
        shop.close();
        world.close();
    }

    @Test
    void gets_into_a_database_and_sees_that_it_may_keep_the_ledger_there() {
        save("shop", "postgres", shop.as("shop").location());
        assertThat(checker.check("shop")).isInstanceOfSatisfying(Check.Good.class, good -> {
            assertThat(good.server()).startsWith("POSTGRESQL");
            assertThat(good.readOnly()).isFalse();
        });
    }

    @Test
    void says_what_the_far_side_answered() {
        save("shop", "postgres", shop.as("shop").location() + "_of_another_name");
        assertThat(checker.check("shop")).isInstanceOfSatisfying(Check.Bad.class, bad -> {
            assertThat(bad.setting()).isFalse();
            assertThat(bad.message()).contains("does not exist");
            assertThat(bad.next()).isNotBlank();
        });
    }

    @Test
    void tells_a_wrong_setting_from_a_far_side_that_refuses() {
        save("shop", "postgres", "postgres://ann@/");
        assertThat(checker.check("shop")).isInstanceOfSatisfying(Check.Bad.class, bad -> assertThat(bad.setting())
                .isTrue());
    }

    @Test
    void a_folder_must_be_there(@TempDir Path folder) {
        save("data", "files", folder.toString());
        assertThat(checker.check("data")).isEqualTo(new Check.Good("files", false));
        save("data", "files", folder.resolve("none").toString());
        assertThat(checker.check("data")).isInstanceOf(Check.Bad.class);
    }

    @Test
    void names_the_setting_of_an_api_that_is_missing_before_anything_is_asked() {
        world.store()
                .connections()
                .save(StoredConnection.untestedApi("shop", "shop.yaml", "{}", new StoredApi("""
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: []}
                streams: []
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    required: [token]
                    properties: {token: {type: string, airbyte_secret: true}}
                """, null)));
        assertThat(checker.check("shop"))
                .isEqualTo(new Check.Bad(
                        "bad_config", true, "token is missing", "Give or correct the settings that are named."));
    }

    private Apis apis() {
        return new Apis(world.store(), request -> {
            throw new AssertionError("nothing is asked");
        });
    }

    private void save(String name, String kind, String location) {
        world.store().connections().save(StoredConnection.untested(name, kind, location, null));
    }
}
