package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.Window;
import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.request.Question;
import io.sluice.request.Scheduled;
import io.sluice.store.fixture.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private final TestStore world = TestStore.fresh();
    private final Requests requests = world.store().requests();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void asking_twice_is_asking_once() {
        assertThat(requests.insert(request("a", "count orders"))).isInstanceOf(Requests.Inserted.class);
        assertThat(requests.insert(request("a", "count orders"))).isInstanceOf(Requests.Same.class);
        assertThat(requests.list(10, null)).hasSize(1);
    }

    @Test
    void an_id_belongs_to_one_sentence() {
        requests.insert(request("a", "count orders"));
        assertThat(requests.insert(request("a", "count customers"))).isInstanceOf(Requests.Conflict.class);
    }

    @Test
    void keeps_what_makes_a_request_part_of_a_schedule() {
        var backfill = new Scheduled("morning", "morning-first", new Window("2026-01-01", "2026-02-01"));
        requests.insert(new NewRequest(
                "a",
                1,
                "s",
                List.of(),
                List.of(),
                null,
                Approval.AUTO,
                Pace.ONE_GO,
                null,
                "UTC",
                WrittenIn.WORDS,
                backfill));
        requests.insert(request("b", "s"));
        assertThat(requests.load("a").scheduled()).isEqualTo(backfill);
        assertThat(requests.load("b").schedule()).isEmpty();
        assertThat(requests.load("b").window()).isEmpty();
    }

    @Test
    void finds_a_request_by_id_and_by_number() {
        requests.insert(request("a", "count orders"));
        var stored = requests.find("a").orElseThrow();
        assertThat(requests.find(String.valueOf(stored.pipelineId()))).contains(stored);
        assertThat(requests.find("b")).isEmpty();
    }

    @Test
    void refuses_ids_that_could_be_taken_for_something_else() {
        for (var id : List.of("", "7", "undo-a", "A", "a b", "x".repeat(65))) {
            assertThatThrownBy(() -> request(id, "s")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void stores_a_sentence_without_its_credentials() {
        requests.insert(request("a", "load from postgres://ann:hunter2@db:5432/x into orders"));
        assertThat(world.database().value("select prompt_text from pipelines"))
                .isEqualTo("load from postgres://ann:•••@db:5432/x into orders");
    }

    @Test
    void stores_a_hand_written_statement_as_it_was_written() {
        var sql = "select * from users where token = 'abc'";
        requests.insert(new NewRequest(
                "a", 1, sql, List.of(), List.of(), null, Approval.AUTO, Pace.ONE_GO, null, "UTC", WrittenIn.SQL));
        assertThat(requests.load("a").sentence()).isEqualTo(sql);
        assertThat(requests.load("a").writtenIn()).isEqualTo(WrittenIn.SQL);
    }

    @Test
    void a_late_repeat_of_an_earlier_transition_changes_nothing() {
        requests.insert(request("a", "count orders"));
        requests.standing("a", "run1", 2, Standing.of("introspect", "running", "running"));
        requests.standing("a", "run1", 1, Standing.of("generate", "running", "running"));
        assertThat(requests.load("a").phase()).isEqualTo("introspect");
        requests.standing("a", "run2", 1, Standing.of("generate", "running", "running"));
        assertThat(requests.load("a").phase()).isEqualTo("generate");
    }

    @Test
    void tells_what_is_open_closes_it_once_and_takes_it_up_again_once() {
        requests.insert(request("a", "count orders"));
        requests.standing(
                "a", "r", 1, new Standing("ask", "pending", "asked", new Question("which?", List.of("x")), null, null));
        assertThat(requests.open(Duration.ZERO))
                .extracting(StoredRequest::question)
                .containsExactly(new Question("which?", List.of("x")));
        assertThat(requests.open(Duration.ofHours(1))).isEmpty();
        var error = new RequestError("terminated", "ask", 0, "ended by an operator", "Ask again.");
        var failed = new Standing("finished", "failed", "failed", null, error, null);
        assertThat(requests.close("a", failed)).isTrue();
        assertThat(requests.close("a", failed)).isFalse();
        assertThat(requests.load("a").error()).isEqualTo(error);
        assertThat(requests.reopen("a")).isTrue();
        assertThat(requests.reopen("a"))
                .as("whoever looked at it before is too late")
                .isFalse();
        assertThat(requests.load("a").open()).isTrue();
    }

    @Test
    void lists_the_newest_first_page_by_page() {
        for (var id : List.of("a", "b", "c")) {
            requests.insert(request(id, "count orders"));
        }
        var first = requests.list(2, null);
        assertThat(first).extracting(StoredRequest::id).containsExactly("c", "b");
        assertThat(requests.list(2, first.getLast().pipelineId()))
                .extracting(StoredRequest::id)
                .containsExactly("a");
    }

    private static NewRequest request(String id, String sentence) {
        return new NewRequest(
                id, 1, sentence, List.of("crm"), List.of(), "/data", Approval.ASK, Pace.ONE_GO, null, "UTC");
    }
}
