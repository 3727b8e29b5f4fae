package io.sluice.ui.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.store.DiffKind;
import io.sluice.store.DiffRow;
import io.sluice.store.DiffRows.TableRow;
import io.sluice.store.Snapshots.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How rows of a change are told where a table has no key. */
class DiffDocumentTest {

    private static final TableRow CAME = row(DiffKind.INSERT, null, "{\"id\":1}");
    private static final TableRow WENT = row(DiffKind.DELETE, "{\"id\":2}", null);

    @Test
    void a_change_without_a_key_is_told_as_rows_that_go_and_come() {
        var keyless = Set.of("warehouse.public.visits");
        assertThat(note(List.of(CAME, WENT), keyless)).contains("no key");
        assertThat(note(List.of(CAME, WENT), Set.of())).isNull();
        assertThat(note(List.of(CAME), keyless)).isNull();
    }

    @Test
    void a_table_has_a_key_if_a_primary_or_a_unique_key_without_nulls_tells_its_rows_apart() {
        var tables = """
                {"tables": [
                  {"connection": "w", "schema": "s", "name": "a", "primary_key": ["id"], "unique_keys": []},
                  {"connection": "w", "schema": "s", "name": "b", "primary_key": [],
                   "unique_keys": [{"name": "u", "columns": ["id"], "nullable": false}]},
                  {"connection": "w", "schema": "s", "name": "c", "primary_key": [],
                   "unique_keys": [{"name": "u", "columns": ["id"], "nullable": true}]},
                  {"connection": "w", "schema": "s", "name": "d", "primary_key": [], "unique_keys": []}]}""";
        assertThat(KeylessTables.of(new Snapshot(tables, "{}", Instant.EPOCH)))
                .containsExactlyInAnyOrder("w.s.c", "w.s.d");
    }

    private static String note(List<TableRow> rows, Set<String> keyless) {
        return DiffDocument.of("hash", rows, keyless).tables().getFirst().note();
    }

    private static TableRow row(DiffKind kind, String before, String after) {
        return new TableRow("warehouse.public.visits", kind, new DiffRow(before, after, null));
    }
}
