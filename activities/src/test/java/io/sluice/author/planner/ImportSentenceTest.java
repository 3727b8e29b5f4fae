package io.sluice.author.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.OddValues;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentence that everybody tries first, in several phrasings, and with every name of it replaced: no rule knows a name. */
class ImportSentenceTest {

    private static final List<String> PHRASINGS = List.of(
            "Import FILE into the TABLE table and drop rows with empty COLUMN fields",
            "Load FILE into TABLE, skipping records where COLUMN is missing.",
            "Please put the rows of FILE in a new table called TABLE; rows without any COLUMN must be dropped",
            "Create the table TABLE from FILE, leaving out lines whose COLUMN is blank",
            "Read FILE, remove all rows that have no COLUMN, and write the rest to TABLE",
            "Fill TABLE with the data from FILE but ignore entries with a null COLUMN");

    private static final List<List<String>> NAMES = List.of(
            List.of("examples/sales.csv", "orders", "amount"),
            List.of("telemetry.csv", "readings", "voltage"),
            List.of("hr/staff-2026.csv", "employees", "Hire Date"),
            List.of("events.jsonl", "clicks", "sessionToken"),
            List.of("q3_invoices.csv", "ledger_lines", "iban"));

    private static final OddValues ONE_ODD = new OddValues(List.of("n/a"), 17, ColumnType.decimal(18, 2));

    @Test
    void says_which_value_makes_a_column_text_and_what_to_do() {
        var world = new World().odd("visits.csv", "fee", ONE_ODD);
        assertThat(world.pipeline("Import visits.csv into visits").assumptions())
                .contains(
                        "fee is text because of “n/a” in line 17: without it it is decimal(18,2). Say “with fee as number” to"
                                + " reject such rows, or “drop rows with invalid fee”");
    }

    @Test
    void shows_of_such_a_value_nothing_that_steers_a_terminal_and_no_half_of_a_character() {
        var odd = new OddValues(List.of("\u009b1A\u202E" + "😀".repeat(50)), 3, ColumnType.INT64);
        assertThat(new World()
                        .odd("visits.csv", "fee", odd)
                        .pipeline("Import visits.csv into visits")
                        .assumptions())
                .anyMatch(said -> said.contains("“�1A�" + "😀".repeat(36) + "…” in line 3"));
    }

    @Test
    void heeds_what_it_says_may_be_said_of_a_column_that_one_value_makes_text() {
        var world = new World().odd("visits.csv", "fee", ONE_ODD);
        var cast = "Import visits.csv into visits with fee as number";
        var dropped = "Import visits.csv into visits and drop rows with invalid fee";
        assertThat(world.load(cast).columns().get(1).type()).isEqualTo(ColumnType.DECIMAL);
        assertThat(world.load(dropped).columns().get(1).type()).isEqualTo(ColumnType.decimal(18, 2));
        assertThat(world.load(dropped).dropWhen()).containsExactly(new Condition.Malformed("fee"));
        assertThat(world.pipeline(dropped).assumptions()).noneMatch(said -> said.contains("is text"));
    }

    @Test
    void types_a_column_by_what_is_left_when_its_odd_values_are_empty() {
        var world = new World()
                .odd("visits.csv", "fee", ONE_ODD)
                .odd("calls.csv", "fee", new OddValues(List.of("n/a", "none"), 3, ColumnType.INT64));
        assertThat(world.load("Import visits.csv into visits, treat n/a as empty")
                        .columns()
                        .get(1)
                        .type())
                .isEqualTo(ColumnType.decimal(18, 2));
        assertThat(world.load("Import calls.csv into calls, treat n/a as empty")
                        .columns()
                        .get(1)
                        .type())
                .isEqualTo(ColumnType.TEXT);
    }

    static Stream<Arguments> sentences() {
        return NAMES.stream().flatMap(names -> PHRASINGS.stream()
                .map(phrasing -> Arguments.of(phrasing, names.get(0), names.get(1), names.get(2))));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void drops_rows_with_an_empty_field_whatever_things_are_called(
            String phrasing, String file, String table, String column) {
        var world = new World().file(file, "key:int64", column + ":decimal(10,2)", "remark:text");
        var sentence = phrasing.replace("FILE", file).replace("TABLE", table).replace("COLUMN", column);

        var pipeline = world.pipeline(sentence);
        var load = world.load(sentence);

        assertThat(load.source()).isInstanceOfSatisfying(Source.File.class, source -> assertThat(source.path())
                .isEqualTo(file));
        assertThat(load.destination())
                .isEqualTo(new Destination.Table(new TableName("warehouse", "public", table), true));
        assertThat(load.dropWhen()).containsExactly(new Condition.Empty(column));
        assertThat(load.mode()).isEqualTo(WriteMode.APPEND);
        assertThat(load.columns())
                .extracting(c -> c.type())
                .containsExactly(ColumnType.INT64, ColumnType.decimal(10, 2), ColumnType.TEXT);
        assertThat(pipeline.readOnly()).isFalse();
        assertThat(pipeline.assumptions())
                .anyMatch(said -> said.startsWith("the columns of " + table + " are key int64, "));
        var to = load.columns().get(1).to();
        assertThat(pipeline.claims())
                .contains(new Claim("no row of " + table + " has an empty " + to, 1, new Claim.NeverEmpty(to)))
                .contains(new Claim("rows loaded = rows read − dropped − rejected", 1, new Claim.RowsAddUp()));
    }
}
