package io.sluice.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.Connection;
import io.sluice.fixture.TestDatabase;
import io.sluice.fixture.WatchedLine.Point;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Window;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.CommitActivity.Stale;
import io.sluice.request.DraftRef;
import io.sluice.request.ProofRef;
import io.sluice.request.RehearseActivity.Paused;
import io.sluice.request.RehearseActivity.Unproven;
import io.sluice.request.Scheduled;
import io.sluice.state.StateReply;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings that go on where the last one ended: whatever happens on the way, the target holds what the source holds. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class IncrementContract {

    private static int tests;

    private Movement movement;
    private TicketApi api;
    private String table;
    /** Blows that fell in this test, and how many it is to stand at least. */
    private final AtomicInteger blows = new AtomicInteger();

    private int expected;

    abstract TestDatabase target();

    /** Where a blow falls while rows are on their way. */
    enum Kill {
        BEFORE_A_PAGE,
        AFTER_A_STAGE_COMMIT,
        IN_THE_COMMIT,
        AT_THE_REPLY_TO_COMMIT
    }

    @BeforeAll
    void install(@TempDir Path folder) {
        movement = new Movement(target(), folder);
        api = movement.api;
    }

    @AfterAll
    void remove() {
        movement.close();
    }

    @BeforeEach
    void sevenTickets(TestInfo test) {
        table = "t" + ++tests;
        blows.set(0);
        expected = 0;
        api.inPeace();
        api.clear();
        for (int i = 1; i <= 7; i++) {
            api.put(i, "ticket " + i, "2026-03-0" + i + "T10:00:00Z");
        }
    }

    @AfterEach
    void theBlowsFell() {
        assertThat(blows.get()).as("blows that fell").isGreaterThanOrEqualTo(expected);
    }

    private Step[] upsert() {
        return movement.steps("tickets", "changed", table, WriteMode.UPSERT, "id");
    }

    private Step[] append() {
        return movement.steps("events", "changed", table, WriteMode.APPEND);
    }

    private void targetHoldsTheTruth() {
        assertThat(movement.rows(table)).isEqualTo(api.truth());
    }

    /** The blow falls once, whoever reads. */
    private void strike(Kill kill) {
        switch (kill) {
            case BEFORE_A_PAGE -> cutBefore(1);
            case AFTER_A_STAGE_COMMIT -> cutBehindAPage();
            case IN_THE_COMMIT -> movement.line.trap(Point.BEFORE_COMMIT, blows::incrementAndGet);
            case AT_THE_REPLY_TO_COMMIT -> movement.line.trap(Point.REPLY_TO_COMMIT, blows::incrementAndGet);
        }
        expected = Math.max(expected, 1);
    }

    private void cut() {
        blows.incrementAndGet();
        movement.line.goAway(0);
    }

    /** The third page is asked for while the first is being staged. */
    private void cutBehindAPage() {
        api.before((n, asked) -> {
            if (n == 3) {
                movement.awaitAStagedPage();
                cut();
            }
            return 200;
        });
    }

    /**
     * Three kills in one reading of several pages: before the first, behind a staged one (by offset nothing is staged before the end), and in
     * the commit.
     */
    private Runnable killed(TicketApi.Before scenario) {
        return () -> {
            var first = new AtomicBoolean(true);
            var second = new AtomicReference<@Nullable String>();
            var third = new AtomicBoolean(true);
            expected = 3;
            movement.line.trap(Point.BEFORE_COMMIT, blows::incrementAndGet);
            api.before((n, asked) -> {
                var token = asked.getOrDefault("after", asked.get("offset"));
                if (first.getAndSet(false)) {
                    cut();
                } else if (token != null
                        && !second.compareAndSet(null, token)
                        && !token.equals(second.get())
                        && third.getAndSet(false)) {
                    if (!asked.containsKey("offset")) {
                        movement.awaitAStagedPage();
                    }
                    cut();
                }
                return scenario.page(n, asked);
            });
        };
    }

    private Runnable killed() {
        return killed((n, asked) -> 200);
    }

    private void cutBefore(int page) {
        api.before((n, asked) -> {
            if (n == page) {
                cut();
            }
            return 200;
        });
    }

    @Test
    void the_second_reading_asks_for_what_came_since_the_first() {
        movement.run(upsert());
        api.put(8, "ticket 8", "2026-03-08T10:00:00Z").put(2, "ticket 2, solved", "2026-03-08T11:00:00Z");
        movement.run(upsert());
        targetHoldsTheTruth();
        assertThat(api.asked().getLast()).containsEntry("since", "2026-03-07T09:00:00Z");
        assertThat(movement.state(table)).contains("2026-03-08T11:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(Kill.class)
    void rows_with_a_key_are_there_once_wherever_the_blow_fell(Kill kill) {
        movement.run(() -> strike(kill), upsert());
        api.put(8, "ticket 8", "2026-03-08T10:00:00Z").put(3, "ticket 3, solved", "2026-03-08T10:00:00Z");
        movement.run(() -> strike(kill), upsert());
        targetHoldsTheTruth();
    }

    @Test
    void equal_rows_without_a_key_stay_as_often_as_the_source_holds_them() {
        api.add(7, "ticket 7", "2026-03-07T10:00:00Z").add(7, "ticket 7", "2026-03-07T10:00:00Z");
        movement.run(killed(), append());
        targetHoldsTheTruth();
        api.add(7, "ticket 7", "2026-03-07T10:00:00Z").add(8, "ticket 8", "2026-03-08T10:00:00Z");
        movement.run(() -> strike(Kill.AT_THE_REPLY_TO_COMMIT), append());
        targetHoldsTheTruth();
        api.add(8, "ticket 8", "2026-03-08T10:00:00Z").add(8, "ticket 8", "2026-03-08T10:00:00Z");
        movement.run(killed(), append());
        targetHoldsTheTruth();
    }

    private Step[] withLines() {
        return movement.withLists("orders", "changed", "lines", table, WriteMode.UPSERT, WriteMode.UPSERT);
    }

    private void threeTicketsHaveLines() {
        api.give(
                        1,
                        "lines",
                        List.of(Map.of("sku", "a", "n", 1), Map.of("sku", "b", "n", 2), Map.of("sku", "b", "n", 2)))
                .give(2, "lines", List.of(Map.of("sku", "c", "n", 3)))
                .give(3, "lines", List.of())
                .give(7, "lines", List.of(Map.of("sku", "d", "n", 4)));
    }

    private List<List<String>> lines() {
        var columns = table + "_id, index_in_list, sku, n";
        return movement.database.rows("select " + columns + " from " + table + "_lines").stream()
                .sorted(Comparator.comparing(List::toString))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_THE_COMMIT", "AT_THE_REPLY_TO_COMMIT"})
    void lists_of_records_are_rows_of_their_own_and_are_replaced_as_a_set(Kill kill) {
        threeTicketsHaveLines();
        movement.run(killed(), withLines());
        targetHoldsTheTruth();
        var before = api.elements("lines", "sku", "n");
        assertThat(lines()).isEqualTo(before);
        assertThat(movement.columns(table)).doesNotContain("lines");

        api.put(1, "shorter", "2026-03-08T10:00:00Z").give(1, "lines", List.of(Map.of("sku", "b", "n", 9)));
        api.put(2, "emptied", "2026-03-08T11:00:00Z").give(2, "lines", List.of());
        api.put(8, "new", "2026-03-08T12:00:00Z").give(8, "lines", List.of(Map.of("sku", "e", "n", 5)));
        var second = movement.run(() -> strike(kill), withLines());
        targetHoldsTheTruth();
        assertThat(lines()).isEqualTo(api.elements("lines", "sku", "n"));
        movement.undo(second);
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void a_field_of_an_element_that_appears_on_the_way_is_a_column_of_a_new_table() {
        threeTicketsHaveLines();
        var worth = new BigDecimal("12345678901234567.89");
        var gift = Map.of("to", "Ann", "worth", worth);
        movement.run(() -> api.give(7, "lines", List.of(Map.of("sku", "d", "n", 4, "gift", gift))), withLines());
        var found = movement.database.rows("select gift_to, gift_worth from " + table + "_lines where sku = 'd'");
        assertThat(found.getFirst().getFirst()).isEqualTo("Ann");
        assertThat(new BigDecimal(found.getFirst().getLast())).isEqualByComparingTo(worth);
        assertThat(lines()).isEqualTo(api.elements("lines", "sku", "n"));
    }

    @Test
    void lists_of_replaced_records_are_replaced_and_what_is_no_list_is_kept_out() {
        threeTicketsHaveLines();
        Supplier<Step[]> whole =
                () -> movement.withLists("orders", null, "lines", table, WriteMode.REPLACE, WriteMode.REPLACE);
        movement.run(whole.get());
        for (int i = 10; i < 30; i++) {
            api.put(i, "more", "2026-03-09T10:00:00Z").give(i, "lines", List.of(Map.of("sku", "m", "n", i)));
        }
        api.remove(1);
        var truth = api.elements("lines", "sku", "n");
        var draft = movement.draft(whole.get());
        api.give(4, "lines", Map.of("sku", "none"));
        var proof = movement.prove(draft);
        assertThat(movement.waitsBecause(proof)).anyMatch(why -> why.startsWith("1 row of lists_read could not"));
        movement.commit(proof);
        assertThat(lines()).isEqualTo(truth);
    }

    @Test
    void what_was_there_of_a_record_stays_where_its_list_or_an_element_is_kept_out() {
        threeTicketsHaveLines();
        for (int i = 10; i < 40; i++) {
            api.put(i, "more", "2026-03-07T10:00:00Z").give(i, "lines", List.of(Map.of("sku", "m", "n", i)));
        }
        movement.run(withLines());
        api.put(1, "at fault", "2026-03-08T10:00:00Z").give(1, "lines", List.of(Map.of("sku", "b", "n", 9)));
        api.put(2, "emptied", "2026-03-08T10:00:00Z").give(2, "lines", List.of());
        var truth = api.elements("lines", "sku", "n");
        truth.removeIf(line -> line.getFirst().equals("1"));
        var draft = movement.draft(withLines());
        api.give(1, "lines", Map.of("sku", "none"));
        movement.commit(movement.prove(draft));
        assertThat(lines()).filteredOn(line -> line.getFirst().equals("1")).hasSize(3);
        assertThat(lines()).filteredOn(line -> !line.getFirst().equals("1")).isEqualTo(truth);

        api.remove(7).give(1, "lines", List.of());
        truth.removeIf(line -> line.getFirst().equals("7"));
        Supplier<DraftRef> mirror = () ->
                movement.draft(movement.withLists("orders", null, "lines", table, WriteMode.MIRROR, WriteMode.UPSERT));
        var mirrored = mirror.get();
        api.give(1, "lines", Map.of("sku", "none"));
        movement.commit(movement.prove(mirrored));
        assertThat(lines()).filteredOn(line -> line.getFirst().equals("1")).hasSize(3);
        assertThat(lines()).filteredOn(line -> !line.getFirst().equals("1")).isEqualTo(truth);

        api.give(1, "lines", List.of());
        var unread = mirror.get();
        api.give(1, "lines", "no JSON at all");
        assertThat(movement.waitsBecause(movement.prove(unread)))
                .contains("1 row that could not be read may be among those that the mirror would delete of "
                        + movement.qualified(table));
    }

    @Test
    void columns_that_differ_by_their_case_only_are_those_of_the_table() {
        var name = movement.database.kind() == Connection.Kind.POSTGRES ? "\"Name\"" : "`Name`";
        movement.database.run(
                "create table " + table + " (id int primary key, " + name + " varchar(40), changed varchar(40))");
        movement.run(movement.steps("tickets", null, table, WriteMode.APPEND));
        assertThat(movement.columns(table)).containsExactly("id", "Name", "changed");
        assertThat(movement.database.rows("select id, " + name + ", changed from " + table + " order by id"))
                .isEqualTo(api.truth());
    }

    @Test
    void lists_are_not_loaded_beside_records_that_their_table_does_not_take() {
        threeTicketsHaveLines();
        movement.run(withLines());
        movement.database.run("alter table " + table + "_lines drop column n");
        movement.database.run("alter table " + table + "_lines add column n smallint");
        api.put(1, "changed", "2026-03-08T10:00:00Z").give(1, "lines", List.of(Map.of("sku", "b", "n", 99_999)));
        assertThat(movement.rehearse(movement.draft(withLines()))).isInstanceOf(Unproven.class);
    }

    @Test
    void elements_are_told_apart_as_their_table_does_whatever_its_keys_are() {
        var text = movement.database.kind() == Connection.Kind.POSTGRES ? "text" : "varchar(40) collate utf8mb4_bin";
        movement.database.run("create table " + table + "_lines (" + table + "_id " + text + ", index_in_list int, sku "
                + text + ", n int, primary key (" + table + "_id, index_in_list))");
        threeTicketsHaveLines();
        movement.run(withLines());
        api.put(1, "shorter", "2026-03-08T10:00:00Z").give(1, "lines", List.of(Map.of("sku", "b", "n", 9)));
        movement.run(withLines());
        assertThat(lines()).isEqualTo(api.elements("lines", "sku", "n"));
    }

    @Test
    void lists_that_no_record_of_a_firing_has_are_empty() {
        threeTicketsHaveLines();
        var schedule = "lists-" + table;
        var first = movement.run(Scheduled.first(schedule), withLines());
        api.clear();
        api.put(1, "without", "2026-03-08T10:00:00Z");
        movement.run(new Scheduled(schedule, first, null), withLines());
        assertThat(lines()).extracting(List::getFirst).containsExactly("2", "7");
    }

    @Test
    void a_row_that_pages_by_offset_give_twice_counts_once() {
        movement.run(
                () -> api.before((n, asked) -> shifted("offset", "3", asked)),
                movement.steps("counted", "changed", table, WriteMode.APPEND));
        assertThat(movement.rows(table)).doesNotHaveDuplicates().hasSize(7);
    }

    /** Before the page behind the first is answered, a row comes that moves all others on by one. */
    private int shifted(String parameter, String value, Map<String, String> asked) {
        if (value.equals(asked.get(parameter))) {
            api.put(100, "came first", "2026-01-02T10:00:00Z");
        }
        return 200;
    }

    @Test
    void pages_that_shift_and_repeat_rows_leave_what_the_source_holds_whatever_is_killed() {
        Supplier<Step[]> mirror = () -> movement.steps("counted", null, table, WriteMode.MIRROR, "id");
        movement.run(killed((n, asked) -> shifted("offset", "3", asked)), mirror.get());
        assertThat(movement.rows(table)).doesNotHaveDuplicates();
        movement.run(killed(), mirror.get());
        targetHoldsTheTruth();
    }

    @Test
    void the_next_attempt_goes_on_at_the_token_of_the_last_page_that_is_staged() {
        movement.run(this::cutBehindAPage, append());
        targetHoldsTheTruth();
        var tokens = api.asked().stream()
                .skip(api.asked().size() - 5)
                .map(asked -> asked.getOrDefault("after", "the first page"));
        assertThat(tokens)
                .containsExactly(
                        "the first page",
                        "2026-03-03T10:00:00Z_000000003",
                        "2026-03-06T10:00:00Z_000000006",
                        "2026-03-03T10:00:00Z_000000003",
                        "2026-03-06T10:00:00Z_000000006");
    }

    @Test
    void a_long_pause_that_the_api_asks_for_keeps_what_was_read_and_no_thread() {
        var draft = movement.draft(append());
        api.before((n, asked) -> n == 3 ? 429 : 200);
        assertThat(((Paused) movement.rehearse(draft)).duration()).isGreaterThan(Duration.ofMinutes(59));
        var pause = movement.pauses(draft).getFirst();
        assertThat(pause.until()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        assertThat(pause.source() + ": " + pause.reason()).contains("desk.", "429");
        var asked = api.asked().size();
        movement.forgetPauses();
        movement.commit(movement.prove(draft));
        targetHoldsTheTruth();
        assertThat(api.asked()).as("the last page only").hasSize(asked + 1);
    }

    @Test
    void pages_by_offset_are_read_again_from_the_beginning_of_their_slice() {
        movement.run(() -> cutBefore(3), movement.steps("counted", "changed", table, WriteMode.APPEND));
        targetHoldsTheTruth();
    }

    @Test
    void equal_cursors_across_the_border_of_a_page_and_of_a_reading_lose_nothing() {
        for (int i = 10; i < 20; i++) {
            api.put(i, "at once", "2026-03-07T10:00:00Z");
        }
        movement.run(killed(), upsert());
        targetHoldsTheTruth();
        api.put(20, "at the very same second", "2026-03-07T10:00:00Z");
        movement.run(killed(), upsert());
        targetHoldsTheTruth();
    }

    @Test
    void late_rows_within_the_lookback_come_with_the_next_reading() {
        movement.run(killed(), upsert());
        api.put(8, "late", "2026-03-07T09:30:00Z");
        movement.run(killed(), upsert());
        targetHoldsTheTruth();
    }

    @Test
    void deleted_rows_go_by_a_mirror_only() {
        movement.run(killed(), movement.steps("tickets", null, table, WriteMode.MIRROR, "id"));
        api.remove(7).put(1, "ticket 1, solved", "2026-03-08T10:00:00Z");
        movement.run(killed(), movement.steps("tickets", null, table, WriteMode.MIRROR, "id"));
        targetHoldsTheTruth();
        assertThat(movement.refusal(movement.steps("tickets", "changed", table, WriteMode.MIRROR, "id")))
                .contains("for all of them");
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACE", "MIRROR"})
    void a_source_that_has_shrunk_to_less_than_half_waits_for_a_person(WriteMode mode) {
        movement.run(killed(), movement.steps("tickets", null, table, mode, "id"));
        for (int i = 4; i <= 7; i++) {
            api.remove(i);
        }
        var draft = movement.draft(movement.steps("tickets", null, table, mode, "id"));
        killed().run();
        var proof = movement.prove(draft);
        assertThat(proof.policyAllows()).isFalse();
        assertThat(movement.waitsBecause(proof)).anyMatch(why -> why.contains("under half"));
        assertThat(movement.rows(table)).hasSize(7);
        movement.commit(proof);
        targetHoldsTheTruth();
    }

    @Test
    void a_token_that_expires_on_the_way_costs_its_slice_and_no_row() {
        movement.run(() -> api.before((n, asked) -> n == 3 ? 400 : 200), append());
        targetHoldsTheTruth();
    }

    @Test
    void a_token_that_the_next_attempt_may_not_use_costs_its_slice_and_no_row() {
        Runnable blow = () -> api.before((n, asked) -> {
            if (n == 3) {
                movement.awaitAStagedPage();
                cut();
            }
            return n == 4 ? 410 : 200;
        });
        movement.run(blow, append());
        targetHoldsTheTruth();
    }

    @Test
    void refused_tokens_and_kills_together_cost_no_row_either() {
        var refusals = new AtomicInteger(2);
        movement.run(
                killed((n, asked) -> asked.containsKey("after") && refusals.getAndDecrement() > 0 ? 410 : 200),
                append());
        targetHoldsTheTruth();
        api.add(8, "ticket 8", "2026-03-08T10:00:00Z");
        movement.run(killed(), append());
        targetHoldsTheTruth();
    }

    @Test
    void an_access_token_that_expires_on_the_way_is_renewed_and_costs_no_row_whatever_is_killed() {
        Supplier<Step[]> guarded = () -> movement.steps("guarded", "changed", table, WriteMode.UPSERT, "id");
        var expiries = new AtomicInteger(3);
        movement.run(
                killed((n, asked) -> {
                    if (expiries.getAndDecrement() > 0) {
                        api.expireTokens();
                    }
                    return 200;
                }),
                guarded.get());
        targetHoldsTheTruth();
        api.put(8, "ticket 8", "2026-03-08T10:00:00Z").expireTokens();
        movement.run(killed(), guarded.get());
        targetHoldsTheTruth();
    }

    @Test
    void new_rows_are_not_appended_without_what_tells_them_from_those_that_are_read_again() {
        var steps = movement.steps("events", "changed", table, WriteMode.APPEND);
        var load = (Step.Load) steps[1];
        steps[1] = load.of(List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT)));
        assertThat(movement.refusal(steps)).contains("appends new rows without their changed");
        steps[1] = load.into(load.destination(), WriteMode.REPLACE);
        assertThat(movement.refusal(steps)).contains("would take the new rows of rows_read for all of them");
    }

    /** Before the last page. */
    private int buyerAppears(Map<String, String> asked) {
        if (asked.getOrDefault("after", "").startsWith("2026-03-06")) {
            api.widen("buyer", Map.of("tier", "gold"));
        }
        return 200;
    }

    private void aBuyerAppears() {
        api.before((n, asked) -> {
            if (n == 2) {
                api.widen("buyer", Map.of("tier", "gold"));
            }
            return 200;
        });
    }

    @Test
    void a_field_that_appears_on_the_way_and_kills_leave_what_the_source_holds() {
        movement.run(killed((n, asked) -> buyerAppears(asked)), upsert());
        targetHoldsTheTruth();
        api.inPeace();
        api.put(8, "ticket 8", "2026-03-08T10:00:00Z").give(8, "buyer", Map.of("tier", "none"));
        movement.run(killed(), upsert());
        targetHoldsTheTruth();
        assertThat(movement.database.rows("select buyer_tier, count(*) from " + table + " group by 1 order by 1"))
                .containsExactly(List.of("gold", "7"), List.of("none", "1"));
    }

    @Test
    void a_field_that_appears_on_the_way_keeps_no_row_out_and_is_a_column_of_a_new_table() {
        movement.run(this::aBuyerAppears, upsert());
        targetHoldsTheTruth();
        assertThat(movement.database.rows("select distinct buyer_tier from " + table))
                .containsExactly(List.of("gold"));
    }

    @Test
    void a_field_that_appears_on_the_way_stops_a_load_whose_columns_are_to_stay() {
        assertThatThrownBy(() -> movement.run(this::aBuyerAppears, Movement.under(Contract.FREEZE, upsert())))
                .hasMessageContaining("meets fields that the first records did not have: buyer.tier");
    }

    /** Before the second page one record of the last gets a buyer, whom none of the first records showed. */
    private ProofRef withABuyerUnder(Contract contract) {
        for (int i = 10; i < 30; i++) {
            api.put(i, "more", "2026-03-06T11:00:00Z");
        }
        var draft = movement.draft(Movement.under(contract, upsert()));
        killed((n, asked) -> {
                    if (asked.containsKey("after")) {
                        api.give(7, "buyer", Map.of("tier", "gold"));
                    }
                    return 200;
                })
                .run();
        return movement.prove(draft);
    }

    @Test
    void a_field_that_appears_on_the_way_is_left_out_where_that_is_wanted() {
        movement.commit(withABuyerUnder(Contract.DISCARD_VALUE));
        targetHoldsTheTruth();
        assertThat(movement.columns(table)).containsExactly("id", "name", "changed");
    }

    @Test
    void a_row_of_an_api_with_a_field_that_appears_on_the_way_is_kept_out_and_counted_where_that_is_wanted() {
        var truth = api.truth().stream()
                .filter(row -> !row.getFirst().equals("7"))
                .collect(Collectors.toCollection(ArrayList::new));
        var proof = withABuyerUnder(Contract.DISCARD_ROW);
        assertThat(movement.waitsBecause(proof))
                .anyMatch(why -> why.startsWith("1 row of rows_read could not be read"));
        movement.commit(proof);
        assertThat(movement.rows(table)).containsAll(truth).hasSize(26).noneMatch(row -> row.getFirst()
                .equals("7"));
        assertThat(movement.columns(table)).containsExactly("id", "name", "changed");
    }

    @Test
    void of_two_requests_at_once_one_wins_and_the_other_proves_again() {
        movement.run(killed(), append());
        api.add(8, "ticket 8", "2026-03-08T10:00:00Z");
        killed().run();
        var first = movement.prove(movement.draft(append()));
        var second = movement.draft(append());
        killed().run();
        var late = movement.prove(second);
        movement.commit(first);
        assertThat(movement.tryToCommit(late)).isInstanceOf(Stale.class);
        movement.commit(movement.prove(second));
        targetHoldsTheTruth();
    }

    @Test
    void of_two_requests_that_commit_at_the_same_moment_one_wins() {
        movement.run(append());
        api.add(8, "ticket 8", "2026-03-08T10:00:00Z");
        var drafts = List.of(movement.draft(append()), movement.draft(append()));
        var commits = drafts.stream().map(movement::prove).toList().stream()
                .map(proof -> CompletableFuture.supplyAsync(() -> movement.tryToCommit(proof)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(commits).hasAtLeastOneElementOfType(Done.class).hasAtLeastOneElementOfType(Stale.class);
        movement.commit(movement.prove(drafts.get(commits.getFirst() instanceof Stale ? 0 : 1)));
        targetHoldsTheTruth();
    }

    @Test
    void a_request_that_is_rejected_after_its_reading_leaves_the_state() {
        movement.run(killed(), append());
        var before = movement.state(table);
        api.add(8, "ticket 8", "2026-03-08T10:00:00Z");
        var rejected = movement.draft(append());
        killed().run();
        movement.prove(rejected);
        movement.line.goAway(1);
        movement.drop(rejected);
        assertThat(movement.state(table)).isEqualTo(before);
        movement.run(killed(), append());
        targetHoldsTheTruth();
    }

    @Test
    void a_state_can_be_set_by_hand_but_not_under_a_running_request() {
        movement.run(upsert());
        var waiting = movement.draft(upsert());
        assertThat(movement.reset(table)).isInstanceOf(StateReply.Refused.class);
        movement.over(waiting);
        assertThat(movement.reset(table)).isInstanceOf(StateReply.Streams.class);
        assertThat(movement.state(table)).isEqualTo("{}");
        api.put(1, "changed without a new time", "2026-03-01T10:00:00Z");
        movement.run(upsert());
        targetHoldsTheTruth();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T00:00:00Z", ""})
    void a_backfill_reads_its_window_and_leaves_the_state_of_its_schedule(String midnight) {
        var schedule = "nightly-" + table;
        movement.run(Scheduled.first(schedule), upsert());
        var before = movement.stateOf(schedule);
        api.put(2, "corrected", "2026-03-02T10:00:00Z").put(5, "corrected unseen", "2026-03-05T10:00:00Z");
        var window = new Window("2026-03-02" + midnight, "2026-03-03" + midnight);
        movement.run(new Scheduled(schedule, null, window), upsert());
        assertThat(movement.database.rows("select id from " + table + " where name like 'corrected%'"))
                .containsExactly(List.of("2"));
        assertThat(movement.stateOf(schedule)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"1 March, 2026-03-03", "2026-03-02, a day"})
    void a_window_that_is_told_in_other_words_is_refused_at_once(String from, String to) {
        var schedule = "told-" + table;
        movement.run(Scheduled.first(schedule), upsert());
        assertThatThrownBy(() -> movement.run(new Scheduled(schedule, null, new Window(from, to)), upsert()))
                .hasMessageContaining(", which is no moment");
    }

    @Test
    void what_is_undone_is_read_again_by_the_next_run() {
        movement.run(killed(), upsert());
        api.put(8, "ticket 8", "2026-03-08T10:00:00Z");
        var second = movement.run(killed(), upsert());
        api.put(9, "ticket 9", "2026-03-09T10:00:00Z");
        var third = movement.run(killed(), upsert());
        movement.line.goAway(1);
        movement.undo(second);
        movement.undo(third);
        assertThat(movement.rows(table)).hasSize(7);
        movement.run(killed(), upsert());
        targetHoldsTheTruth();
    }

    @Test
    void undone_from_the_first_everything_is_read_again() {
        var first = movement.run(upsert());
        movement.undo(first);
        assertThat(movement.state(table)).contains("{}");
        movement.run(upsert());
        targetHoldsTheTruth();
    }

    @Test
    void a_table_is_read_on_from_its_highest_value_with_that_value_once_more() {
        movement.shop.run(
                "drop table if exists sales",
                "create table sales (id int, name varchar(20), changed datetime(6))",
                "insert into sales values (1, 'a', '2026-03-01 10:00:00'), (2, 'b', '2026-03-01 10:00:00'), (3, 'c', null)");
        var source = new Source.Stream("shop", movement.shop.name() + ".sales");
        movement.run(movement.steps(source, "changed", table, WriteMode.APPEND));
        movement.shop.run("insert into sales values (4, 'd', '2026-03-01 10:00:00'), (2, 'b', '2026-03-01 10:00:00'),"
                + " (5, 'e', '2026-03-02 10:00:00.5'), (6, 'f', null)");
        movement.line.trap(Point.BEFORE_COMMIT, () -> {});
        movement.run(movement.steps(source, "changed", table, WriteMode.APPEND));
        movement.run(movement.steps(source, "changed", table, WriteMode.APPEND));
        assertThat(movement.database.rows("select id, name from " + table + " order by id"))
                .isEqualTo(movement.shop.rows("select id, name from sales order by id"));
    }

    private List<List<String>> loadedWhere(String condition) {
        movement.run(
                api::countAnew, movement.queried("dated", "select id, name from rows_read where " + condition, table));
        return movement.database.rows("select id, name from " + table + " order by id");
    }

    @Test
    void an_api_is_asked_from_the_day_before_the_first_that_is_wanted_and_the_result_is_the_same() {
        var asked = loadedWhere("changed >= '2026-03-05' and name <> 'ticket 6'");
        assertThat(api.asked().getLast()).containsEntry("since", "2026-03-03T23:00:00Z");
        var unasked = loadedWhere("not (changed < '2026-03-05') and name <> 'ticket 6'");
        assertThat(api.asked().getLast()).containsEntry("since", "2026-01-01T00:00:00Z");
        assertThat(asked).isEqualTo(unasked).containsExactly(List.of("5", "ticket 5"), List.of("7", "ticket 7"));
    }

    @Test
    void of_a_range_an_api_sends_hardly_more_than_what_passes_and_the_result_is_the_same() {
        api.clear();
        for (int day = 0; day < 200; day++) {
            api.put(
                    day,
                    "day " + day,
                    Instant.parse("2026-01-02T10:00:00Z")
                            .plusSeconds(86_400L * day)
                            .toString());
        }
        var asked = loadedWhere("changed >= '2026-03-01' and changed <= '2026-05-31'");
        assertThat(api.asked().getLast())
                .containsEntry("since", "2026-02-27T23:00:00Z")
                .containsEntry("until", "2026-06-02T00:00:00Z");
        assertThat(api.sent()).isBetween(asked.size(), asked.size() * 11 / 10);
        var unasked = loadedWhere("not (changed < '2026-03-01') and not (changed > '2026-05-31')");
        assertThat(api.sent()).as("pushdown off").isEqualTo(200);
        assertThat(asked).isEqualTo(unasked).hasSize(91);
    }

    @Test
    void an_api_is_asked_for_the_fields_that_are_read_and_the_result_is_the_same() {
        api.clear();
        for (int i = 0; i < 60; i++) {
            api.put(i, "ticket " + i, "2026-03-01T10:00:00Z").give(i, "note", "a long note ".repeat(20));
        }
        var sql = "select id, name from rows_read where name <> 'ticket 7'";
        movement.run(api::countAnew, movement.queried("chosen", sql, table));
        assertThat(api.asked().getLast()).containsEntry("fields", "id,name,changed");
        var filtered = 60 * "{'id':10,'name':'ticket 10','changed':'2026-03-01T10:00:00Z'},".length();
        assertThat(api.bytes()).isLessThan(filtered * 11 / 10);
        var asked = movement.database.rows("select id, name from " + table + " order by id");
        movement.run(api::countAnew, movement.queried("tickets", sql, table + "_whole"));
        assertThat(api.bytes()).as("pushdown off").isGreaterThan(3 * filtered);
        assertThat(asked)
                .isEqualTo(movement.database.rows("select id, name from " + table + "_whole order by id"))
                .hasSize(59);
    }

    @Test
    void all_fields_of_an_api_are_asked_for_where_new_ones_are_to_be_noticed() {
        movement.run(movement.steps("chosen", null, table, WriteMode.APPEND));
        assertThat(api.asked().getLast()).containsEntry("fields", "id,name,changed,note");
        targetHoldsTheTruth();
    }

    /** Three wares are loaded; then the shop gets a column, of which one ware that is there and one that is new have a value. */
    private Source wares(Contract contract) {
        var name = "wares_" + table;
        movement.shop.run(
                "create table " + name + " (id int primary key, name varchar(20))",
                "insert into " + name + " values (1, 'a'), (2, 'b'), (3, 'c')");
        var source = new Source.Stream("shop", movement.shop.name() + "." + name);
        movement.run(loaded(contract, source));
        movement.shop.run(
                "alter table " + name + " add column price decimal(10,2)",
                "update " + name + " set price = 1.50 where id = 2",
                "update " + name + " set name = 'cc' where id = 3",
                "insert into " + name + " values (4, 'd', 4.00), (5, 'e', null)");
        return source;
    }

    private Step[] loaded(Contract contract, Source source) {
        return Movement.under(contract, movement.steps(source, null, table, WriteMode.UPSERT, "id"));
    }

    private List<List<String>> wares(String columns) {
        return movement.database.rows("select " + columns + " from " + table + " order by id");
    }

    @Test
    void a_table_gets_the_column_that_its_source_got_when_a_person_has_seen_it() {
        var source = wares(Contract.EVOLVE);
        var proof = movement.prove(movement.draft(loaded(Contract.EVOLVE, source)));
        assertThat(proof.policyAllows()).isFalse();
        assertThat(movement.waitsBecause(proof))
                .anyMatch(why -> why.contains("new column") && why.matches(".*add column .price. .*"));
        assertThat(movement.columns(table)).containsExactly("id", "name");
        movement.line.trap(
                Point.BEFORE_COMMIT, () -> {}); // MariaDB has the column by then, and no transaction takes it back
        var request = movement.commit(proof);
        assertThat(wares("id, name, price"))
                .containsExactly(
                        Arrays.asList("1", "a", null),
                        List.of("2", "b", "1.50"),
                        Arrays.asList("3", "cc", null),
                        List.of("4", "d", "4.00"),
                        Arrays.asList("5", "e", null));
        movement.undo(request);
        assertThat(wares("id, name, price"))
                .containsExactly(
                        Arrays.asList("1", "a", null), Arrays.asList("2", "b", null), Arrays.asList("3", "c", null));
    }

    @Test
    void a_replaced_table_gets_the_column_too() {
        var source = wares(Contract.EVOLVE);
        movement.commit(movement.prove(movement.draft(
                Movement.under(Contract.EVOLVE, movement.steps(source, null, table, WriteMode.REPLACE)))));
        assertThat(wares("id, price"))
                .contains(List.of("2", "1.50"), List.of("4", "4.00"))
                .hasSize(5);
    }

    @Test
    void a_frozen_table_stops_the_load_before_a_row_is_read() {
        var steps = loaded(Contract.FREEZE, wares(Contract.FREEZE));
        assertThatThrownBy(() -> movement.draft(steps))
                .hasMessageContaining("has no column price, which the source has by now");
        assertThat(wares("id")).hasSize(3);
    }

    @Test
    void rows_with_a_value_for_which_the_table_has_no_column_are_kept_out_and_counted() {
        var proof = movement.prove(movement.draft(loaded(Contract.DISCARD_ROW, wares(Contract.DISCARD_ROW))));
        assertThat(movement.waitsBecause(proof)).anyMatch(why -> why.startsWith("2 rows could not be read"));
        movement.commit(proof);
        assertThat(wares("id, name")).extracting(List::getLast).containsExactly("a", "b", "cc", "e");
        assertThat(movement.columns(table)).containsExactly("id", "name");
    }

    @Test
    void values_for_which_the_table_has_no_column_are_left_out_and_counted() {
        var proof = movement.prove(movement.draft(loaded(Contract.DISCARD_VALUE, wares(Contract.DISCARD_VALUE))));
        assertThat(movement.waitsBecause(proof)).anyMatch(why -> why.contains("2 values of price"));
        movement.commit(proof);
        assertThat(wares("id, name")).extracting(List::getLast).containsExactly("a", "b", "cc", "d", "e");
        assertThat(movement.columns(table)).containsExactly("id", "name");
    }

    @Test
    void twenty_readings_with_blows_and_late_rows_come_to_what_one_full_reading_finds() {
        var dice = new Random(20);
        var hour = 0;
        for (int run = 0; run < 20; run++) {
            for (int i = 0; i < 4; i++) {
                var late = i == 0 && run > 0 ? 90 : 0;
                api.add(dice.nextInt(50), "event " + dice.nextInt(3), time(60 * hour + 59 - late - i));
            }
            hour++;
            var kill = Kill.values()[run % Kill.values().length];
            movement.run(run % 3 == 0 ? () -> strike(kill) : () -> {}, append());
        }
        targetHoldsTheTruth();
        expected = 3;
        var whole = table + "_whole";
        movement.run(movement.steps("events", null, whole, WriteMode.REPLACE));
        assertThat(movement.rows(table)).isEqualTo(movement.rows(whole));
    }

    private static String time(int minutes) {
        return Instant.parse("2026-04-01T00:00:00Z").plusSeconds(60L * minutes).toString();
    }
}
