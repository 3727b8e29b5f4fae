package io.sluice.connector.file;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream.Tally;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonRowsTest {

    @TempDir
    Path folder;

    private Loaded load(String name, Kind kind, LoadColumn... columns) {
        var table = new Destination.Table(new TableName("w", "p", "t"), true);
        var source = new Source.File(name, FileFormat.json(kind));
        return Loaded.of(
                folder,
                new Step.Load(
                        1,
                        List.of(),
                        source,
                        table,
                        List.of(columns),
                        List.of(),
                        List.of(),
                        WriteMode.APPEND,
                        List.of()));
    }

    @Test
    void numbers_keep_every_digit_and_nested_values_their_text() {
        Loaded.write(
                folder,
                "a.jsonl",
                "{\"n\":9007199254740993,\"d\":0.10000000000000000001,\"doc\":{\"a\": [1.50, \"x\"]},\"t\":\"\"}\n");
        var loaded = load(
                "a.jsonl",
                Kind.JSONL,
                LoadColumn.of("n", ColumnType.INT64),
                LoadColumn.of("d", ColumnType.decimal(38, 20)),
                LoadColumn.of("doc", ColumnType.JSON),
                LoadColumn.of("t", ColumnType.TEXT),
                LoadColumn.of("missing", ColumnType.TEXT));
        assertThat(loaded.rows())
                .containsExactly(
                        asList("9007199254740993", "0.10000000000000000001", "{\"a\": [1.50, \"x\"]}", "", null));
    }

    @Test
    void a_broken_line_costs_only_itself() {
        Loaded.write(
                folder,
                "a.jsonl",
                "{\"id\":1}\r\n{\"id\":\n\n[2]\n{\"id\":3} x\n{\"id\":4,\"id\":5}\n{\"id\":\"\\u0000\"}\n{\"id\":\"\\ud800\"}\n{\"id\":6}");
        var loaded = load("a.jsonl", Kind.JSONL, LoadColumn.of("id", ColumnType.TEXT));
        assertThat(loaded.rows()).containsExactly(asList("1"), asList("6"));
        assertThat(loaded.rejects()).extracting(reject -> reject.line()).containsExactly(2L, 4L, 5L, 6L, 7L, 8L);
        assertThat(loaded.rejects().get(3).reason()).isEqualTo("it holds id twice");
    }

    @Test
    void a_broken_value_of_a_list_costs_only_itself() {
        Loaded.write(folder, "a.json", "[\n{\"id\":1},\n{\"id\":tru},\n{\"id\":\"]}\\\"\"}, 7\n]");
        var loaded = load("a.json", Kind.JSON, LoadColumn.of("id", ColumnType.TEXT));
        assertThat(loaded.rows()).containsExactly(asList("1"), asList("]}\""));
        assertThat(loaded.rejects())
                .extracting(reject -> reject.line() + " " + reject.reason())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("3 it is not JSON");
    }

    @Test
    void the_one_list_of_objects_inside_an_object_is_read() {
        Loaded.write(folder, "a.json", "{\"page\":1,\"tags\":[\"x\"],\"items\":[{\"id\":1},{\"id\":2}],\"next\":null}");
        assertThat(Loaded.all(folder, "a.json").rows()).containsExactly(asList("1"), asList("2"));
    }

    @Test
    void an_object_without_a_list_of_objects_is_one_row() {
        Loaded.write(folder, "a.json", "{\n \"id\": 1,\n \"tags\": [\"x\"]\n}\n");
        assertThat(Loaded.all(folder, "a.json").rows()).containsExactly(asList("1", "[\"x\"]"));
    }

    @Test
    void an_empty_list_has_no_rows() {
        Loaded.write(folder, "a.json", "[]");
        assertThat(load("a.json", Kind.JSON, LoadColumn.of("id", ColumnType.TEXT))
                        .tally())
                .isEqualTo(new Tally(0, 0, 0));
    }

    @Test
    void two_lists_in_one_object_are_not_guessed_between() {
        Loaded.write(folder, "a.json", "{\"a\":[{\"id\":1}],\"b\":[{\"id\":2}]}");
        assertThatThrownBy(() -> load("a.json", Kind.JSON, LoadColumn.of("id", ColumnType.TEXT)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("second list");
    }

    @Test
    void a_file_that_breaks_off_stops_the_load_and_says_where() {
        Loaded.write(folder, "a.json", "[{\"id\":1},\n{\"id\":2},\n{\"id\":");
        assertThatThrownBy(() -> load("a.json", Kind.JSON, LoadColumn.of("id", ColumnType.TEXT)))
                .isInstanceOfSatisfying(ConnectorException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.BAD_DATA);
                    assertThat(e).hasMessageContaining("the file ends inside the list in line 3");
                });
    }

    @Test
    void a_value_over_16_megabytes_costs_only_its_row() {
        var huge = "{\"id\":\"" + "x".repeat(17 << 20) + "\"}";
        Loaded.write(folder, "a.json", "[{\"id\":\"a\"}," + huge + ",{\"id\":\"b\"}]");
        Loaded.write(folder, "a.jsonl", "{\"id\":\"a\"}\n" + huge + "\n{\"id\":\"b\"}\n");
        for (var kind : List.of(Kind.JSON, Kind.JSONL)) {
            var loaded = load(
                    "a." + kind.name().toLowerCase(java.util.Locale.ROOT), kind, LoadColumn.of("id", ColumnType.TEXT));
            assertThat(loaded.rows()).containsExactly(asList("a"), asList("b"));
            assertThat(loaded.rejects().getFirst().reason()).isEqualTo("it is longer than 16 MB");
        }
    }
}
