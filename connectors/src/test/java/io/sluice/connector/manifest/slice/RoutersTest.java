package io.sluice.connector.manifest.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutersTest {
    /** Parents by name, with their records; what each was asked to start from is kept. */
    private static final class Parents implements ParentStreams {
        final Map<String, List<Map<String, @Nullable Object>>> records;
        final List<@Nullable Object> startedFrom = new ArrayList<>();
        int readings;

        Parents(Map<String, List<Map<String, @Nullable Object>>> records) {
            this.records = records;
        }

        @Override
        public ParentStream stream(Component stream) {
            var name = stream.text("name", "");
            return new ParentStream() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Reading read(@Nullable Map<String, @Nullable Object> state) {
                    startedFrom.add(state);
                    readings++;
                    return reading(records.getOrDefault(name, List.of()), readings);
                }
            };
        }

        /** Each gets a day further than the one before. */
        private static ParentStream.Reading reading(List<Map<String, @Nullable Object>> records, int day) {
            return new ParentStream.Reading() {
                @Override
                public Iterator<ParentStream.ParentRecord> records() {
                    var slice = new Slice(Map.of("team", "t1"), Map.of("start_time", "x"), Map.of());
                    return records.stream()
                            .map(fields -> new ParentStream.ParentRecord(fields, slice))
                            .iterator();
                }

                @Override
                public Map<String, @Nullable Object> state() {
                    return Map.of("updated", "2024-06-0" + day);
                }

                @Override
                public void close() {}
            };
        }
    }

    private static final String PARENT = """
            {"type": "ParentStreamConfig", "parent_key": "%s", "partition_field": "%s",
             "stream": {"type": "DeclarativeStream", "name": "%s", "retriever": {"type": "SimpleRetriever"},
                        "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "updated"}}%s}""";

    private static Slicing open(String router, ParentStreams parents, Map<String, @Nullable Object> state) {
        var stream = Given.stream(
                "{\"type\": \"DeclarativeStream\", \"name\": \"s\", \"retriever\": {\"type\": \"SimpleRetriever\", "
                        + "\"partition_router\": " + router + "}}");
        return Slicers.of(stream, parents, Given.around(Map.of("teams", List.of("x", "y"), "field", "team")))
                .open(state, null);
    }

    private static String substream(String... parents) {
        return "{\"type\": \"SubstreamPartitionRouter\", \"parent_stream_configs\": [" + String.join(",", parents)
                + "]}";
    }

    @Test
    void a_list_may_be_an_expression_and_puts_its_values_where_they_belong() {
        var slicing = open("""
                {"type": "ListPartitionRouter", "values": "{{ config['teams'] }}", "cursor_field": "{{ config['field'] }}",
                 "request_option": {"type": "RequestOption", "inject_into": "header", "field_name": "X-Team"}}""", Given.noParents(), Map.of());
        var slices = Given.all(slicing.slices());
        assertThat(slices).extracting(Slice::partition).containsExactly(Map.of("team", "x"), Map.of("team", "y"));
        assertThat(slicing.options(slices.get(1)).headers()).isEqualTo(Map.of("X-Team", "y"));
    }

    @Test
    void a_union_gives_each_value_once_and_takes_what_else_a_router_says_along() {
        var parents = new Parents(Map.of("teams", List.of(Map.of("id", "b"), Map.of("id", "c"), Map.of("id", "c"))));
        var slicing = open(
                "{\"type\": \"UnionPartitionRouter\", \"partition_field\": \"{{ config['field'] }}\", \"partition_routers\": ["
                        + "{\"type\": \"ListPartitionRouter\", \"values\": [\"a\", \"b\"], \"cursor_field\": \"team\"},"
                        + substream(PARENT.formatted("id", "team", "teams", "")) + "]}",
                parents,
                Map.of());
        var slices = Given.all(slicing.slices());
        assertThat(slices)
                .extracting(Slice::partition)
                .containsExactly(Map.of("team", "a"), Map.of("team", "b"), Map.of("team", "c"));
        assertThat(slices.get(2).extra()).containsKey("parent_slice");
    }

    @Test
    void partitions_are_grouped_for_apis_that_take_many_keys_at_once() {
        var parents = new Parents(
                Map.of("teams", List.of(Map.of("id", "a"), Map.of("id", "b"), Map.of("id", "a"), Map.of("id", "c"))));
        var slicing = open(
                grouped(substream(PARENT.formatted("id", "team", "teams", ", \"extra_fields\": [[\"id\"]]")), ""),
                parents,
                Map.of());
        var slices = Given.all(slicing.slices());
        assertThat(slices)
                .extracting(slice -> slice.partition().get("team"))
                .containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(slices.getFirst().extra()).isEqualTo(Map.of("id", List.of("a", "b")));
        assertThat(slicing.options(slices.getFirst())).isEqualTo(RequestOptions.NONE);
    }

    @Test
    void equal_partitions_are_grouped_as_often_as_they_come_where_the_manifest_says_so() {
        var list = "{\"type\": \"ListPartitionRouter\", \"values\": [\"a\", \"a\", \"b\"], \"cursor_field\": \"team\"}";
        var slicing = open(grouped(list, ", \"deduplicate\": false"), Given.noParents(), Map.of());
        assertThat(Given.all(slicing.slices()))
                .extracting(slice -> slice.partition().get("team"))
                .containsExactly(List.of("a", "a"), List.of("b"));
    }

    @Test
    void groups_are_not_put_into_requests_by_themselves() {
        var list =
                "{\"type\": \"ListPartitionRouter\", \"values\": [\"a\"], \"cursor_field\": \"team\", \"request_option\": "
                        + "{\"type\": \"RequestOption\", \"inject_into\": \"header\", \"field_name\": \"X-Team\"}}";
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> open(grouped(list, ""), Given.noParents(), Map.of()))
                .withMessageContaining("request_option");
    }

    private static String grouped(String router, String more) {
        return "{\"type\": \"GroupingPartitionRouter\", \"group_size\": 2, \"underlying_partition_router\": " + router
                + more + "}";
    }

    @Test
    void a_union_wants_its_field_of_every_router() {
        var slicing = open(
                "{\"type\": \"UnionPartitionRouter\", \"partition_field\": \"team\", \"partition_routers\": ["
                        + "{\"type\": \"ListPartitionRouter\", \"values\": [\"a\"], \"cursor_field\": \"other\"}]}",
                Given.noParents(),
                Map.of());
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> slicing.slices().next())
                .withMessageContaining("expects the partition field team");
    }

    @Test
    void every_record_of_every_parent_makes_a_partition_if_it_has_the_key() {
        var parents = new Parents(Map.of(
                "teams",
                        List.of(
                                Map.of("data", Map.of("id", 1)),
                                Map.of("data", Map.of()),
                                Map.of("data", Map.of("id", 0))),
                "users", List.of(Map.of("key", "u", "tags", List.of("a", "b"), "name", "Eve"))));
        var slicing = open(
                substream(
                        PARENT.formatted("data/id", "team_id", "teams", ""),
                        PARENT.formatted(
                                "key",
                                "user",
                                "users",
                                ", \"extra_fields\": [[\"name\"], [\"tags\", \"1\"], [\"no\", \"such\"]]")),
                parents,
                Map.of());
        var slices = Given.all(slicing.slices());
        var origin = Map.of("team", "t1");
        assertThat(slices)
                .extracting(Slice::partition)
                .containsExactly(
                        Map.of("team_id", 1, "parent_slice", origin),
                        Map.of("team_id", 0, "parent_slice", origin),
                        Map.of("user", "u", "parent_slice", origin));
        assertThat(slices.get(2).extra())
                .containsEntry("name", "Eve")
                .containsEntry("tags.1", "b")
                .containsEntry("no.such", null);
        assertThat(parents.readings).isEqualTo(2);
    }

    @Test
    void a_product_combines_all_and_reads_the_inner_parents_once() {
        var parents = new Parents(Map.of("teams", List.of(Map.of("id", 1), Map.of("id", 2))));
        var slicing = open(
                "[" + "{\"type\": \"ListPartitionRouter\", \"values\": [\"a\", \"b\"], \"cursor_field\": \"kind\"},"
                        + substream(PARENT.formatted("id", "team_id", "teams", "")) + "]",
                parents,
                Map.of());
        assertThat(Given.all(slicing.slices()))
                .extracting(slice -> slice.get("kind") + "" + slice.get("team_id"))
                .containsExactly("a1", "a2", "b1", "b2");
        assertThat(parents.readings).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {"parent_state": {"teams": {"updated": "1"}}, "states": []} ¦ {"updated": "1"}
            {"state": {"updated": "2"}, "states": []} ¦ {"updated": "2"}
            {"anything": "3"} ¦ {"updated": "3"}
            {"__ab_no_cursor_state_message": true} ¦
            {"states": [{"partition": {}, "cursor": {}}]} ¦
            {} ¦
            """)
    void a_dependent_parent_starts_where_the_childs_state_says(String childState, @Nullable String parentState) {
        var parents = new Parents(Map.of("teams", List.of()));
        var slicing = open(
                substream(PARENT.formatted("id", "team_id", "teams", ", \"incremental_dependency\": true")),
                parents,
                Given.json(childState));
        Given.all(slicing.slices());
        assertThat(parents.startedFrom).containsExactly(parentState == null ? null : Given.json(parentState));
    }

    @Test
    void an_incremental_child_keeps_its_parents_state_only_when_all_children_are_read() {
        var parents = new Parents(Map.of("teams", List.of(Map.of("id", 1), Map.of("id", 2))));
        var stream = Given.stream(
                "{\"type\": \"DeclarativeStream\", \"name\": \"s\", \"retriever\": {\"type\": \"SimpleRetriever\", "
                        + "\"partition_router\": "
                        + substream(PARENT.formatted("id", "team_id", "teams", ", \"incremental_dependency\": true"))
                        + "}, \"incremental_sync\": {\"type\": \"DatetimeBasedCursor\", \"cursor_field\": \"at\", "
                        + "\"datetime_format\": \"%Y-%m-%d\", \"start_datetime\": \"2024-01-01\"}}");
        var before = Given.json("{\"parent_state\": {\"teams\": {\"updated\": \"2024-05-01\"}}, \"states\": []}");
        var slicing = Slicers.of(stream, parents, Given.around(Map.of())).open(before, null);
        var slices = Given.all(slicing.slices());
        slicing.close(slices.get(0));
        assertThat(slicing.state()).containsEntry("parent_state", Map.of("teams", Map.of("updated", "2024-05-01")));
        slicing.close(slices.get(1));
        assertThat(slicing.state()).containsEntry("parent_state", Map.of("teams", Map.of("updated", "2024-06-01")));
    }

    @Test
    void of_two_readings_of_one_parent_a_union_keeps_the_state_that_got_less_far() {
        var parents = new Parents(Map.of("teams", List.of(Map.of("id", 1))));
        var router = substream(PARENT.formatted("id", "team", "teams", ", \"incremental_dependency\": true"));
        var stream = Given.stream("""
                {"type": "DeclarativeStream", "name": "s",
                 "retriever": {"type": "SimpleRetriever", "partition_router": {"type": "UnionPartitionRouter",
                   "partition_field": "team", "partition_routers": [%s, %s]}},
                 "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "at", "datetime_format": "%%Y-%%m-%%d",
                                      "start_datetime": "2024-01-01"}}""".formatted(router, router));
        var slicing = Slicers.of(stream, parents, Given.around(Map.of())).open(null, null);
        Given.all(slicing.slices()).forEach(slicing::close);
        assertThat(parents.readings).isEqualTo(2);
        assertThat(slicing.state()).containsEntry("parent_state", Map.of("teams", Map.of("updated", "2024-06-01")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {"at": 10} ¦ {"at": 9.5} ¦ {"at": 9.5}
            {"at": "1717200000"} ¦ {"at": "1717300000"} ¦ {"at": "1717200000"}
            {"at": "02/06/2024"} ¦ {"at": "01/07/2024"} ¦ {"at": "before"}
            {"at": "2"} ¦ {"at": "10"} ¦ {"at": "before"}
            {"states": [1]} ¦ {"states": [2]} ¦ {"at": "before"}
            {"at": "anything"} ¦ {"at": "anything"} ¦ {"at": "anything"}
            """)
    void where_two_states_cannot_be_compared_the_one_before_both_stands(String one, String other, String kept) {
        var states = new ParentStates(Given.json("{\"parent_state\": {\"teams\": {\"at\": \"before\"}}}"));
        states.put("teams", Given.json(one));
        states.put("teams", Given.json(other));
        assertThat(states.all()).isEqualTo(Map.of("teams", Given.json(kept)));
    }

    @Test
    void routers_that_were_opened_are_closed_where_another_cannot_be() {
        var closed = new ArrayList<String>();
        var first = new StubRouter(() -> closed.add("first"));
        var second = new StubRouter(null);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Router.openAll(List.of(first, second), Map.of()));
        assertThat(closed).containsExactly("first");
    }

    /** Cannot be opened where there is nothing to close. */
    private record StubRouter(@Nullable Runnable closing) implements Router {
        @Override
        public Partitions open(Map<String, @Nullable Object> state) {
            var close = closing;
            if (close == null) {
                throw new IllegalStateException("not today");
            }
            return new Partitions() {
                @Override
                public Iterator<Slice> slices() {
                    return List.<Slice>of().iterator();
                }

                @Override
                public @Nullable Map<String, @Nullable Object> parentState() {
                    return null;
                }

                @Override
                public void close() {
                    close.run();
                }
            };
        }

        @Override
        public RequestOptions options(Slice partition) {
            return RequestOptions.NONE;
        }
    }

    @Test
    void a_state_from_before_partitions_is_understood_where_the_manifest_says_so() {
        var stream = Given.stream("""
                {"type": "DeclarativeStream", "name": "s", "state_migrations": [{"type": "LegacyToPerPartitionStateMigration"}],
                 "retriever": {"type": "SimpleRetriever", "partition_router": %s},
                 "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "at", "datetime_format": "%%Y-%%m-%%d",
                                      "start_datetime": "2024-01-01"}}""".formatted(substream(PARENT.formatted("id", "team_id", "teams", ""))));
        var slicing = Slicers.of(stream, new Parents(Map.of()), Given.around(Map.of()))
                .open(Given.json("{\"17\": {\"at\": \"2024-05-05\"}}"), null);
        assertThat(Given.text(slicing.state()))
                .contains("{\"partition\":{\"team_id\":\"17\"},\"cursor\":{\"at\":\"2024-05-05\"}");
    }

    @Test
    void a_counting_cursor_starts_after_the_highest_number_seen() {
        var stream = Given.stream("""
                {"type": "DeclarativeStream", "name": "s", "retriever": {"type": "SimpleRetriever"},
                 "incremental_sync": {"type": "IncrementingCountCursor", "cursor_field": "id", "start_value": "{{ 5 + 5 }}",
                   "start_value_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "since"}}}""");
        var slicing =
                Slicers.of(stream, Given.noParents(), Given.around(Map.of())).open(Map.of("id", 17), null);
        var slice = Given.all(slicing.slices()).getFirst();
        assertThat(slicing.options(slice).params()).isEqualTo(Map.of("since", 17));
        slicing.observe(Map.of("id", 30), slice);
        slicing.observe(Map.of("id", 20), slice);
        slicing.close(slice);
        assertThat(slicing.state()).isEqualTo(Map.of("id", 30));
    }

    @Test
    void an_interrupted_reading_keeps_its_slices_though_the_clock_has_moved() {
        var stream = Given.stream("""
                {"type": "DeclarativeStream", "name": "s", "retriever": {"type": "SimpleRetriever"},
                 "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "at", "datetime_format": "%Y-%m-%dT%H:%M:%SZ",
                   "start_datetime": "2024-06-01T00:00:00Z", "step": "P10D", "cursor_granularity": "PT1S"}}""");
        var first =
                Slicers.of(stream, Given.noParents(), Given.around(Map.of())).open(null, null);
        var slices = Given.all(first.slices());
        first.close(slices.getFirst());
        var later = Clock.offset(Given.CLOCK, Duration.ofDays(30));
        var second = Slicers.of(stream, Given.noParents(), Given.around(Map.of(), later))
                .open(null, Given.json(Given.text(first.state())));
        assertThat(Given.all(second.slices())).isEqualTo(slices);
    }

    @Test
    void a_step_without_a_granularity_is_an_error_that_names_its_place() {
        var stream = Given.stream("""
                {"type": "DeclarativeStream", "name": "s", "retriever": {"type": "SimpleRetriever"},
                 "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "at", "datetime_format": "%Y",
                                      "start_datetime": "2024", "step": "P1D"}}""");
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> Slicers.of(stream, Given.noParents(), Given.around(Map.of())))
                .withMessageContaining("incremental_sync")
                .withMessageContaining("cursor_granularity");
    }

    @Test
    void a_setting_that_is_no_time_is_an_error_that_shows_the_setting() {
        var stream = Given.stream("""
                {"type": "DeclarativeStream", "name": "s", "retriever": {"type": "SimpleRetriever"},
                 "incremental_sync": {"type": "DatetimeBasedCursor", "cursor_field": "at", "datetime_format": "%Y-%m-%d",
                                      "start_datetime": "{{ config['since'] }}"}}""");
        var slicer = Slicers.of(stream, Given.noParents(), Given.around(Map.of("since", "1st of May")));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> slicer.open(null, null))
                .withMessageContaining("start_datetime")
                .withMessageContaining("1st of May");
    }
}
