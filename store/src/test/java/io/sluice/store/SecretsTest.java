package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.store.StoredConnection.StoredApi;
import io.sluice.store.fixture.TestStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final StoredApi CRM = new StoredApi("streams: []", null);

    private final TestStore world = TestStore.fresh();
    private final Connections connections = world.store().connections();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_connection_comes_back_with_its_secret_and_the_same_name_replaces() {
        connections.save(StoredConnection.untested("crm", "postgres", "postgres://ann@db/crm", "hunter2"));
        var checked = StoredConnection.untested("crm", "postgres", "postgres://bob@db/crm", "hunter3")
                .checked(StoredConnection.State.GOOD, true, null);
        connections.save(checked);
        var kept = connections.list().getFirst();
        assertThat(kept.checked(kept.state(), true, null).location()).isEqualTo(checked.location());
        assertThat(connections.list()).hasSize(1);
        assertThat(connections.find("crm").orElseThrow().secret()).isEqualTo("hunter3");
        assertThat(connections.delete("crm")).isTrue();
        assertThat(connections.find("crm")).isEqualTo(Optional.empty());
    }

    @Test
    void the_database_never_sees_a_secret_and_nothing_prints_it() {
        var connection = StoredConnection.untested("crm", "postgres", "postgres://ann@db/crm", "hunter2");
        connections.save(connection);
        assertThat(world.database().value("select encode(secret, 'escape') from connections"))
                .doesNotContain("hunter2");
        assertThat(connection.toString()).doesNotContain("hunter2");
    }

    @Test
    void a_secret_opens_for_its_own_connection_only() {
        connections.save(StoredConnection.untested("crm", "postgres", "postgres://ann@db/crm", "hunter2"));
        connections.save(StoredConnection.untested("shop", "postgres", "postgres://eve@db/shop", "weak"));
        world.database()
                .run("update connections set secret = (select secret from connections where name = 'crm')"
                        + " where name = 'shop'");
        assertThatThrownBy(() -> connections.find("shop")).hasMessageContaining("sealed with another key");
        assertThat(connections.find("crm").orElseThrow().secret()).isEqualTo("hunter2");
    }

    @Test
    void an_api_is_kept_with_its_manifest_and_its_sealed_configuration() {
        var saved = connections.save(StoredConnection.untestedApi(
                "shop", "shop.yaml", "{\"token\":\"hunter2\"}", new StoredApi("streams: []", "http://127.0.0.1:9/v1")));
        assertThat(saved.id()).isPositive();
        assertThat(connections.find("shop")).contains(saved);
        assertThat(saved.secret()).contains("hunter2");
        assertThat(world.database().value("select row_to_json(connections)::text from connections"))
                .doesNotContain("hunter2")
                .contains("streams: []");
    }

    @Test
    void secrets_that_renew_themselves_are_kept_one_after_the_other() throws InterruptedException {
        connections.save(StoredConnection.untestedApi("crm", "crm.yaml", "0", CRM));
        var renewing = IntStream.range(0, 8)
                .mapToObj(i -> Thread.startVirtualThread(() -> connections.renewSecret("crm", CRM, SecretsTest::next)))
                .toList();
        for (var thread : renewing) {
            thread.join();
        }
        assertThat(connections.find("crm").orElseThrow().secret()).isEqualTo("8");
    }

    @Test
    void a_renewal_that_fails_leaves_the_secret() {
        connections.save(StoredConnection.untestedApi("crm", "crm.yaml", "old", CRM));
        assertThatThrownBy(() -> connections.renewSecret("crm", CRM, secret -> {
                    throw new IllegalStateException("the token was refused");
                }))
                .hasMessageContaining("refused");
        assertThat(connections.find("crm").orElseThrow().secret()).isEqualTo("old");
    }

    @Test
    void a_connection_may_be_replaced_during_a_renewal_and_keeps_what_it_was_given() {
        connections.save(StoredConnection.untestedApi("crm", "crm.yaml", "old", CRM));
        assertThatThrownBy(() -> connections.renewSecret("crm", CRM, secret -> {
                    connections.save(StoredConnection.untestedApi("crm", "crm.yaml", "another account", CRM));
                    return "renewed";
                }))
                .isInstanceOf(ConnectionReplaced.class);
        assertThat(connections.find("crm").orElseThrow().secret()).isEqualTo("another account");
    }

    @Test
    void a_renewal_for_another_manifest_never_reaches_the_connection() {
        connections.save(StoredConnection.untestedApi("crm", "crm.yaml", "new", new StoredApi("streams: [new]", null)));
        assertThatThrownBy(() -> connections.renewSecret("crm", CRM, secret -> "renewed"))
                .isInstanceOf(ConnectionReplaced.class);
        assertThat(connections.find("crm").orElseThrow().secret()).isEqualTo("new");
    }

    private static String next(String number) {
        return String.valueOf(Integer.parseInt(number) + 1);
    }

    @Test
    void the_key_lies_outside_the_database_and_only_its_owner_reads_it() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.keyFile())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(world.keyFile(), StandardCharsets.US_ASCII)).hasSize(44);
    }

    @Test
    void the_audit_log_is_append_only() {
        world.store().audit().append(1, "approve", "import-sales", "proof h1");
        assertThatThrownBy(() -> world.database().run("update audit_log set action = 'x'"))
                .rootCause()
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> world.database().run("delete from audit_log"))
                .rootCause()
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> world.database().run("truncate audit_log"))
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void the_audit_chain_shows_what_was_changed_behind_its_back() {
        var audit = world.store().audit();
        audit.append(1, "approve", "a", "password=hunter2");
        audit.append(1, "undo", "a", "");
        audit.append(1, "cancel", "b", "");
        assertThat(audit.firstBroken()).isEmpty();
        assertThat(audit.list(10).getLast().detail()).isEqualTo("password=•••");
        world.database()
                .run(
                        "alter table audit_log disable trigger user",
                        "update audit_log set action = 'reject' where id = 2");
        assertThat(audit.firstBroken()).hasValue(2);
    }

    @Test
    void a_reply_is_kept_under_its_key() {
        var keys = world.store().idempotencyKeys();
        var reply = new IdempotencyKeys.Reply(202, "application/json", "/v1/requests/a", "{}");
        assertThat(keys.take(1, "k", "f")).isEmpty();
        assertThat(keys.take(1, "k", "f")).contains(new IdempotencyKeys.Call("f", null));
        keys.keep(1, "k", reply);
        assertThat(keys.take(1, "k", "f")).contains(new IdempotencyKeys.Call("f", reply));
        world.database().run("update idempotency_keys set created_at = now() - interval '25 hours'");
        assertThat(keys.take(1, "k", "f")).isEmpty();
        keys.release(1, "k");
        assertThat(keys.take(1, "k", "g")).isEmpty();
    }
}
