package io.sluice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayedTest {

    @Test
    void of_several_files_into_a_table_that_was_made_the_first_replaces_and_the_others_follow() {
        var firing = replayed(
                load(1, "a.csv", "orders", WriteMode.APPEND), load(2, "b.csv", "orders", WriteMode.APPEND), false);
        assertThat(firing).containsExactly(WriteMode.REPLACE, WriteMode.APPEND);
    }

    @Test
    void a_sentence_that_adds_goes_on_adding() {
        assertThat(replayed(
                        load(1, "a.csv", "orders", WriteMode.APPEND),
                        load(2, "b.csv", "returns", WriteMode.APPEND),
                        true))
                .containsExactly(WriteMode.APPEND, WriteMode.APPEND);
    }

    @Test
    void the_lists_of_records_that_are_upserted_are_upserted_too() {
        var parent = load(1, "orders.json", "orders", WriteMode.UPSERT, "id");
        var lists = load(2, "orders.json#items", "orders_items", WriteMode.APPEND, "orders_id", "position");
        assertThat(replayed(parent, after(1, lists), false)).containsExactly(WriteMode.UPSERT, WriteMode.UPSERT);
    }

    private static List<WriteMode> replayed(Step.Load first, Step.Load second, boolean adds) {
        var pipeline = new Pipeline(List.of(first, second), List.of(), List.of(), false);
        return Replayed.of(pipeline, "first", adds).steps().stream()
                .map(step -> ((Step.Load) step).mode())
                .toList();
    }

    private static Step.Load load(int number, String file, String table, WriteMode mode, String... key) {
        return new Step.Load(
                number,
                List.of(),
                new Source.File(file, FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", table), true),
                columns(key),
                List.of(),
                List.of(),
                mode,
                List.of(key));
    }

    private static List<LoadColumn> columns(String... key) {
        return Stream.concat(Stream.of("note"), Stream.of(key))
                .map(name -> LoadColumn.of(name, ColumnType.TEXT))
                .toList();
    }

    private static Step.Load after(int number, Step.Load load) {
        return new Step.Load(
                load.number(),
                List.of(number),
                load.source(),
                load.destination(),
                load.columns(),
                load.dropWhen(),
                load.distinctOn(),
                load.mode(),
                load.key());
    }
}
