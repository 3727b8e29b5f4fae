package io.sluice.connector.file;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedJsonTest {

    @TempDir
    Path folder;

    private List<String> columns(String path) {
        return new DataFolder(folder)
                .describe(path).columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .toList();
    }

    private Loaded load(String path) {
        var file = new DataFolder(folder).describe(path);
        return Loaded.of(
                folder,
                new Step.Load(
                        1,
                        List.of(),
                        new Source.File(path, Objects.requireNonNull(file.format())),
                        new Destination.Output("o"),
                        file.columns().stream()
                                .map(column -> LoadColumn.of(column.name(), column.type()))
                                .toList(),
                        List.of(),
                        List.of(),
                        WriteMode.APPEND,
                        List.of()));
    }

    @Test
    void fields_of_an_object_are_columns_by_their_path() {
        Loaded.write(
                folder,
                "a.jsonl",
                "{\"id\":1,\"buyer\":{\"name\":\"Ann\",\"at\":{\"zip\":\"01\"}}}\n{\"id\":2,\"buyer\":null}\n{\"id\":3,\"buyer\":{\"name\":\"Bo\"}}\n");
        assertThat(columns("a.jsonl")).containsExactly("id int64", "buyer.name text", "buyer.at.zip text");
        assertThat(load("a.jsonl").rows())
                .containsExactly(asList("1", "Ann", "01"), asList("2", null, null), asList("3", "Bo", null));
    }

    @Test
    void what_is_an_object_only_now_and_then_stays_as_it_is_written() {
        Loaded.write(folder, "a.jsonl", "{\"id\":1,\"v\":{\"x\":1}}\n{\"id\":2,\"v\":[1]}\n");
        assertThat(columns("a.jsonl")).containsExactly("id int64", "v json");
        assertThat(load("a.jsonl").rows()).containsExactly(asList("1", "{\"x\":1}"), asList("2", "[1]"));
    }

    @Test
    void a_list_of_objects_is_a_source_beside_its_file() {
        Loaded.write(
                folder,
                "a.json",
                "[{\"id\":7,\"lines\":[{\"sku\":\"a\",\"n\":1},{\"sku\":\"b\"}],\"tags\":[\"x\"]},{\"id\":8,\"lines\":[]},{\"id\":9},{\"id\":10,\"lines\":[{\"sku\":\"c\",\"n\":3}]}]");
        assertThat(new DataFolder(folder).list(path -> true))
                .extracting(FileMetadata::path)
                .containsExactly("a.json", "a.json#lines");
        assertThat(columns("a.json")).containsExactly("id int64", "lines json", "tags json");
        assertThat(columns("a.json#lines")).containsExactly("^id int64", "#index int64", "sku text", "n int64");
        assertThat(load("a.json#lines").rows())
                .containsExactly(asList("7", "0", "a", "1"), asList("7", "1", "b", null), asList("10", "0", "c", "3"));
        assertThat(new DataFolder(folder).describe("a.json#tags").unreadable())
                .isEqualTo("its records have no list of objects called tags");
    }

    @Test
    void a_list_in_records_without_a_key_belongs_to_nobody() {
        Loaded.write(folder, "a.jsonl", "{\"id\":1,\"lines\":[{\"n\":1}]}\n{\"id\":1,\"lines\":[{\"n\":2}]}\n");
        assertThat(new DataFolder(folder).list(path -> true)).hasSize(1);
    }

    @Test
    void a_list_that_holds_something_else_further_on_costs_only_itself() {
        Loaded.write(
                folder,
                "a.jsonl",
                "{\"id\":1,\"lines\":[{\"n\":1}]}\n{\"id\":2,\"lines\":[{\"n\":\"\\u0000\"},{\"n\":3}]}\n");
        var loaded = load("a.jsonl#lines");
        assertThat(loaded.rows()).containsExactly(asList("1", "0", "1"), asList("2", "1", "3"));
        assertThat(loaded.rejects()).hasSize(1);
    }

    @Test
    void a_value_in_the_place_of_an_object_is_told_and_not_lost() {
        var sample = "{\"id\":1,\"buyer\":{\"name\":\"Ann\"}}\n";
        Loaded.write(folder, "a.jsonl", sample);
        var columns = new DataFolder(folder)
                .describe("a.jsonl").columns().stream()
                        .map(column -> LoadColumn.of(column.name(), column.type()))
                        .toList();
        Loaded.write(
                folder, "a.jsonl", sample + "{\"id\":2,\"buyer\":\"Bo\"}\n{\"id\":3,\"buyer\":null}\n{\"id\":4}\n");
        var loaded = Loaded.of(
                folder,
                new Step.Load(
                        1,
                        List.of(),
                        new Source.File(
                                "a.jsonl",
                                io.sluice.pipeline.FileFormat.json(io.sluice.pipeline.FileFormat.Kind.JSONL)),
                        new Destination.Output("o"),
                        columns,
                        List.of(),
                        List.of(),
                        WriteMode.APPEND,
                        List.of()));
        assertThat(loaded.rows()).containsExactly(asList("1", "Ann"), asList("3", null), asList("4", null));
        assertThat(loaded.rejects()).extracting(reject -> reject.reason()).containsExactly("buyer is no object here");
    }

    @Test
    void a_record_that_cannot_be_read_is_told_by_its_lists_too() {
        Loaded.write(
                folder,
                "a.jsonl",
                "{\"id\":1,\"lines\":[{\"n\":1}]}\n{\"id\":2,\"lines\":[\n{\"id\":3,\"lines\":[{\"n\":3}]}\n");
        var loaded = load("a.jsonl#lines");
        assertThat(loaded.rows()).containsExactly(asList("1", "0", "1"), asList("3", "0", "3"));
        assertThat(loaded.rejects()).hasSize(1);
    }
}
