package io.sluice.connector.manifest.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats, steps, lookbacks, ends, states, clamping and partitions at random, as the reference engine cut and kept them. */
class ReferenceCursorsTest {
    static Stream<Map<String, @Nullable Object>> cases() {
        var resource = ReferenceCursorsTest.class.getResourceAsStream("cursors.jsonl");
        return new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))
                .lines()
                .map(Given::json);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void cuts_and_keeps_as_the_reference_does(Map<String, @Nullable Object> example) {
        var reading = new ReadAll(slicing(example, null), map(example.get("values")), field(example));
        assertThat(reading.slices).isEqualTo(example.get("slices"));
        assertThat(reading.accepted).isEqualTo(example.get("accepts"));
        assertThat(reading.state).isEqualTo(example.get("after"));
    }

    /** The state in the middle is what another process goes on from; it ends at the same state. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void an_interrupted_reading_ends_at_the_state_of_an_uninterrupted_one(Map<String, @Nullable Object> example) {
        var first = slicing(example, null);
        var values = map(example.get("values"));
        var slices = Given.all(first.slices());
        var half = slices.size() / 2;
        for (var i = 0; i < half; i++) {
            observe(first, slices.get(i), values.get(String.valueOf(i)), field(example));
            first.close(slices.get(i));
        }
        var second = slicing(example, Given.json(Given.text(first.state())));
        var again = Given.all(second.slices());
        again.subList(0, half).forEach(second::skip);
        for (var i = half; i < again.size(); i++) {
            observe(second, again.get(i), values.get(String.valueOf(i)), field(example));
            second.close(again.get(i));
        }
        assertThat(plain(second.state())).isEqualTo(example.get("after"));
    }

    private static Slicing slicing(
            Map<String, @Nullable Object> example, @Nullable Map<String, @Nullable Object> progress) {
        var retriever = new LinkedHashMap<String, Object>(Map.of("type", "SimpleRetriever"));
        if (example.get("partitions") instanceof List<?> values) {
            retriever.put(
                    "partition_router",
                    Map.of("type", "ListPartitionRouter", "values", values, "cursor_field", "part"));
        }
        var stream = Given.stream(Map.of(
                "type",
                "DeclarativeStream",
                "name",
                "s",
                "retriever",
                retriever,
                "incremental_sync",
                map(example.get("cursor"))));
        return Slicers.of(stream, Given.noParents(), Given.around(map(example.get("config"))))
                .open(map(example.get("state")), progress);
    }

    private static String field(Map<String, @Nullable Object> example) {
        return String.valueOf(map(example.get("cursor")).get("cursor_field"));
    }

    private static void observe(Slicing slicing, Slice slice, @Nullable Object values, String field) {
        if (values instanceof List<?> list) {
            list.forEach(value -> slicing.observe(record(field, value), slice));
        }
    }

    private static Map<String, @Nullable Object> record(String field, @Nullable Object value) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put(field, value);
        return record;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> state) {
        var plain = Given.json(Given.text(state));
        plain.remove("lookback_window");
        return plain;
    }

    private static final class ReadAll {
        final List<Object> slices = new ArrayList<>();
        final List<Object> accepted = new ArrayList<>();
        final Map<String, @Nullable Object> state;

        ReadAll(Slicing slicing, Map<String, @Nullable Object> values, String field) {
            var all = Given.all(slicing.slices());
            for (var i = 0; i < all.size(); i++) {
                var slice = all.get(i);
                slices.add(Map.of("partition", slice.partition(), "window", slice.window()));
                if (values.get(String.valueOf(i)) instanceof List<?> list) {
                    for (var value : list) {
                        accepted.add(slicing.accepts(record(field, value), slice));
                        slicing.observe(record(field, value), slice);
                    }
                }
                slicing.close(slice);
            }
            state = plain(slicing.state());
        }
    }
}
