package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.store.Snapshots.Snapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final String ORDERS =
            "{'connection': 'shop', 'schema': 'public', 'name': 'orders', 'kind': 'table', 'estimated_rows': %d,"
                    + " 'columns': [{'name': 'id', 'type': 'int4', 'nullable': false}%s], 'primary_key': ['id']}";

    private static List<String> drift(String tablesBefore, String tablesNow) {
        return Drift.between(snapshot(tablesBefore, ""), snapshot(tablesNow, ""));
    }

    private static Snapshot snapshot(String tables, String files) {
        return new Snapshot(
                ("{'tables': [" + tables + "]}").replace('\'', '"'),
                ("{'files': [" + files + "]}").replace('\'', '"'),
                Instant.EPOCH);
    }

    @Test
    void more_rows_are_no_drift_and_neither_is_a_table_that_was_not_there() {
        assertThat(drift(ORDERS.formatted(7, ""), ORDERS.formatted(9, ""))).isEmpty();
        assertThat(drift("", ORDERS.formatted(9, ""))).isEmpty();
    }

    @Test
    void a_table_differs_by_its_columns_and_keys() {
        var now = ORDERS.formatted(7, ", {'name': 'note', 'type': 'text', 'nullable': true}")
                .replace("'int4'", "'int8'")
                .replace("['id']", "[]");
        assertThat(drift(ORDERS.formatted(7, ", {'name': 'old', 'type': 'date'}"), now))
                .containsExactlyInAnyOrder(
                        "shop.public.orders: the column note is new (text)",
                        "shop.public.orders: the column old is gone (date)",
                        "shop.public.orders: the column id: type is int8, was int4",
                        "shop.public.orders: primary key is [], was [\"id\"]");
    }

    @Test
    void a_file_differs_by_its_header_and_delimiter_not_by_its_size() {
        var before = "{'path': 'a.csv', 'type': 'csv', 'size': 9, 'headers': ['id', 'amount'], 'delimiter': ','}";
        var now = "{'path': 'a.csv', 'type': 'csv', 'size': 99, 'headers': ['id', 'total'], 'delimiter': ';'}";
        assertThat(Drift.between(snapshot("", before), snapshot("", now)))
                .containsExactlyInAnyOrder(
                        "a.csv: the column total is new",
                        "a.csv: the column amount is gone",
                        "a.csv: delimiter is ;, was ,");
        assertThat(Drift.between(snapshot("", before), snapshot("", before.replace("9", "10"))))
                .isEmpty();
    }

    @Test
    void a_declared_field_that_an_api_sends_no_more_is_a_difference() {
        var before = filled("{'always': ['id', 'price'], 'never': ['note']}");
        assertThat(Drift.between(before, filled("{'always': ['id'], 'never': ['note', 'price']}")))
                .containsExactly(
                        "what step 1 reads: the field price had a value in every record and has none in any now");
        assertThat(Drift.between(before, filled("{'always': ['id'], 'never': ['note']}")))
                .isEmpty();
        assertThat(Drift.between(before, snapshot("", ""))).isEmpty();
    }

    private static Snapshot filled(String filling) {
        var structure = "{'tables': [], 'fillings': {'1': " + filling + "}}";
        return new Snapshot(structure.replace('\'', '"'), "{}", Instant.EPOCH);
    }

    @Test
    void what_an_api_sends_differs_by_its_own_fields_not_by_those_of_objects() {
        var before =
                "{'from': 'id', 'type': 'int64'}, {'from': 'note', 'type': 'text'}, {'from': 'buyer.name', 'type': 'text'}";
        var now =
                "{'from': 'id', 'type': 'text'}, {'from': 'total', 'type': 'int64'}, {'from': 'buyer.mail', 'type': 'text'}";
        assertThat(Drift.between(sent(before), sent(now)))
                .containsExactlyInAnyOrder(
                        "what step 1 reads: the column note is gone (text)",
                        "what step 1 reads: the column total is new (int64)",
                        "what step 1 reads: the field id: type is text, was int64");
    }

    private static Snapshot sent(String fields) {
        return new Snapshot(("{'extracts': {'1': [" + fields + "]}}").replace('\'', '"'), "{}", Instant.EPOCH);
    }
}
