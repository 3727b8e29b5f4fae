package io.sluice.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.Apis;
import io.sluice.access.Connections;
import io.sluice.connection.Check;
import io.sluice.connection.ConnectionCheckActivity;
import io.sluice.connector.database.Databases;
import io.sluice.fixture.TestDatabase;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.StoredApi;
import io.sluice.store.fixture.TestStore;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    @Test
    void says_that_it_is_alive_while_the_far_side_takes_its_time() {
        var beats = new CountDownLatch(1);
        world.store()
                .connections()
                .save(StoredConnection.untestedApi("slow", "slow.yaml", "{}", new StoredApi("""
                check: {stream_names: [things]}
                streams:
                  - name: things
                    retriever:
                      requester: {url_base: "https://slow.example", path: things}
                      record_selector: {extractor: {field_path: []}}
                """, null)));
        var slow = new ConnectionChecker(
                new Connections(world.store(), List.of()), databases, new Apis(world.store(), request -> {
                    throw await(beats);
                }));
        var temporal = TestActivityEnvironment.newInstance();
        try {
            temporal.registerActivitiesImplementations(slow);
            temporal.setActivityHeartbeatListener(Object.class, beat -> beats.countDown());
            var options = ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setHeartbeatTimeout(Duration.ofSeconds(10))
                    .build();
            assertThat(temporal.newActivityStub(ConnectionCheckActivity.class, options)
                            .check("slow"))
                    .isInstanceOfSatisfying(
                            Check.Bad.class, bad -> assertThat(bad.message()).contains("no host slow.example"));
        } finally {
            temporal.close();
        }
        assertThat(beats.getCount()).isZero();
    }

    /** Answers when the first sign of life was given. */
    private static UnknownHostException await(CountDownLatch beats) {
        try {
            return new UnknownHostException(beats.await(30, TimeUnit.SECONDS) ? "slow.example" : "nobody was told");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new UnknownHostException("interrupted");
        }
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
