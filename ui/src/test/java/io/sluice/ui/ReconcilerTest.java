package io.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.store.Event;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredRequest;
import io.sluice.ui.reconcile.Reconciler;
import io.sluice.ui.steer.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final TestServer server = TestServer.shared();
    private final Reconciler reconciler = server.bean(Reconciler.class);

    @Test
    void starts_a_row_that_has_no_workflow() {
        server.world().request("orphan", "Import sales.csv into orders");
        reconciler.look(Duration.ZERO);
        assertThat(settled("orphan").outcome()).isEqualTo("committed");
    }

    @Test
    void leaves_a_request_alone_that_lives() {
        waiting("alive", "replace orders by sales.csv");
        reconciler.look(Duration.ZERO);
        assertThat(stored("alive").outcome()).isEqualTo("awaiting_approval");
    }

    @Test
    void closes_a_request_that_an_operator_terminated_and_tells_who_follows() {
        waiting("ended", "replace orders by sales.csv");
        server.temporal().newUntypedWorkflowStub("ended").terminate("by hand");
        reconciler.look(Duration.ZERO);
        assertThat(stored("ended").outcome()).isEqualTo("failed");
        assertThat(stored("ended").error().code()).isEqualTo("terminated");
        assertThat(server.store().events().after("ended", 0, 100))
                .extracting(Event::json)
                .anyMatch(json -> json.contains("failed"));
    }

    @Test
    void the_ledger_decides_when_a_commit_was_under_way() {
        waiting("late", "replace orders by sales.csv, it was committed");
        server.temporal().newUntypedWorkflowStub("late").terminate("by hand");
        server.world().database().run("update pipelines set phase = 'commit' where request_id = 'late'");
        reconciler.look(Duration.ZERO);
        assertThat(stored("late").outcome()).isEqualTo("committed");
    }

    @Test
    void goes_on_with_what_asked_for_a_connection_that_was_made_while_nobody_told_it() {
        waiting("awaiting", "Copy boats from harbour into boats");
        reconciler.look(Duration.ZERO);
        assertThat(stored("awaiting").outcome()).isEqualTo("asked");
        server.store().connections().save(StoredConnection.untested("harbour", "sqlite", "/tmp/harbour.db", null));
        reconciler.look(Duration.ZERO);
        assertThat(server.bean(Waiting.class).until("awaiting", request -> !request.open()))
                .hasValueSatisfying(request -> assertThat(request.outcome()).isEqualTo("committed"));
        server.store().connections().delete("harbour");
    }

    private void waiting(String id, String sentence) {
        server.call().post("/v1/requests", "{'id': '" + id + "', 'sentence': '" + sentence + "'}");
        settled(id);
    }

    private StoredRequest settled(String id) {
        return server.bean(Waiting.class)
                .until(id, request -> !request.outcome().equals("running"))
                .orElseThrow();
    }

    private StoredRequest stored(String id) {
        return server.store().requests().load(id);
    }
}
