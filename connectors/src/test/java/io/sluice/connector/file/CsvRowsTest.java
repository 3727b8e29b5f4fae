package io.sluice.connector.file;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream.Tally;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.Operator;
import io.sluice.pipeline.LoadColumn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

    @TempDir
    Path folder;

    @Test
    void an_empty_field_is_null_and_an_empty_quoted_field_is_empty_text() {
        Loaded.write(folder, "a.csv", "name,note\nann,\nbob,\"\"\n");
        assertThat(Loaded.all(folder, "a.csv").rows()).containsExactly(asList("ann", null), asList("bob", ""));
    }

    @Test
    void blanks_are_null_for_every_type_but_text() {
        Loaded.write(folder, "a.csv", "name,amount\n  ,1.50\nbob,   \ncay,\" \"\n");
        assertThat(Loaded.all(folder, "a.csv").rows())
                .containsExactly(asList("  ", "1.50"), asList("bob", null), asList("cay", null));
    }

    @Test
    void quotes_commas_and_line_breaks_inside_a_field_are_its_text() {
        Loaded.write(folder, "a.csv", "id,note\r\n1,\"a, \"\"b\"\"\r\nsecond line\"\r\n2,plain\r\n");
        assertThat(Loaded.all(folder, "a.csv").rows())
                .containsExactly(asList("1", "a, \"b\"\r\nsecond line"), asList("2", "plain"));
    }

    @Test
    void lines_are_counted_through_fields_of_several_lines() {
        Loaded.write(folder, "a.csv", "id,note\n1,\"x\ny\r\nz\rw\"\n\n2,b\n3,\"\n\"\n4,d");
        assertThat(Loaded.all(folder, "a.csv").lines()).containsExactly(2L, 7L, 8L, 10L);
    }

    @Test
    void a_ragged_row_is_rejected_with_its_line_and_text() {
        Loaded.write(folder, "a.csv", "id,name\n1,ann\n2,bob,x\n3\n4,dee\n");
        var loaded = Loaded.all(folder, "a.csv");
        assertThat(loaded.rows()).hasSize(2);
        assertThat(loaded.tally()).isEqualTo(new Tally(4, 0, 2));
        assertThat(loaded.rejects().get(0).line()).isEqualTo(3);
        assertThat(loaded.rejects().get(0).raw()).isEqualTo("2,bob,x");
        assertThat(loaded.rejects().get(0).reason()).isEqualTo("it has 3 fields and the file has 2 columns");
        assertThat(loaded.rejects().get(1).line()).isEqualTo(4);
    }

    @Test
    void values_that_do_not_fit_their_type_are_rejected_and_never_rounded() {
        Loaded.write(
                folder, "a.csv", "n,amount\n9223372036854775807,1.25\n9223372036854775808,1\n3,1.255\n4,x\n5,12345\n");
        var columns = List.of(LoadColumn.of("n", ColumnType.INT64), LoadColumn.of("amount", ColumnType.decimal(6, 2)));
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", columns, List.of(), List.of()));
        assertThat(loaded.rows()).containsExactly(asList("9223372036854775807", "1.25"));
        assertThat(loaded.rejects())
                .extracting(reject -> reject.line() + " " + reject.reason())
                .containsExactly(
                        "3 n: \"9223372036854775808\" is not int64",
                        "4 amount: \"1.255\" has more digits than decimal(6,2) holds",
                        "5 amount: \"x\" is not decimal(6,2)",
                        "6 amount: \"12345\" has more digits than decimal(6,2) holds");
    }

    @Test
    void a_nul_character_and_text_after_a_quote_cost_only_their_row() {
        Loaded.write(folder, "a.csv", "id,name\n1,a\0b\n2,\"b\"c\n3,\"x\0\"\n4,d" + "\n5,ok".repeat(300) + "\n");
        var loaded = Loaded.all(folder, "a.csv");
        assertThat(loaded.tally()).isEqualTo(new Tally(304, 0, 3));
        assertThat(loaded.rejects()).extracting(reject -> reject.line()).containsExactly(2L, 3L, 4L);
        assertThat(loaded.rejects().get(1).raw()).isEqualTo("2,\"b\"c");
    }

    @Test
    void a_quote_that_is_never_closed_stops_the_load_and_names_its_line() {
        Loaded.write(folder, "a.csv", "id,name\n1,a\n2,b\n3,\"c\n4,d\n5,e\n");
        assertThatThrownBy(() -> Loaded.all(folder, "a.csv")).isInstanceOfSatisfying(ConnectorException.class, e -> {
            assertThat(e.fault()).isEqualTo(Fault.BAD_DATA);
            assertThat(e).hasMessageContaining("the quote opened in line 4 is never closed");
            assertThat(e.next()).isNotEmpty();
        });
    }

    @Test
    void rows_with_an_empty_amount_are_dropped_and_counted() {
        Loaded.write(folder, "a.csv", "id,amount\n1,1.5\n2,\n3,  \n4,\"\"\n5,2\n");
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", List.of(new Condition.Empty("amount")), List.of()));
        assertThat(loaded.rows()).extracting(row -> row.get(0)).containsExactly("1", "5");
        assertThat(loaded.tally()).isEqualTo(new Tally(5, 3, 0));
    }

    @Test
    void comparisons_are_typed_and_false_for_nothing() {
        Loaded.write(folder, "a.csv", "id,amount\n1,9.50\n2,10\n3,\n4,100.00\n");
        var over9 = new Condition.Compare("amount", Operator.GREATER, "9.5");
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", List.of(over9), List.of()));
        assertThat(loaded.rows()).extracting(row -> row.get(0)).containsExactly("1", "3");
    }

    @Test
    void a_row_that_cannot_be_compared_is_rejected_and_not_dropped_in_silence() {
        Loaded.write(folder, "a.csv", "id,amount\n1,9.50\n2,abc\n");
        var columns =
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("amount", ColumnType.decimal(10, 2)));
        var keepOver5 = new Condition.Not(new Condition.Compare("amount", Operator.GREATER, "5"));
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", columns, List.of(keepOver5), List.of()));
        assertThat(loaded.tally()).isEqualTo(new Tally(2, 0, 1));
    }

    @Test
    void malformed_values_are_dropped_where_the_load_says_so() {
        Loaded.write(folder, "a.csv", "id,day\n1,2024-02-29\n2,2023-02-29\n3,\n");
        var columns = List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("day", ColumnType.DATE));
        var loaded = Loaded.of(
                folder, Loaded.load(folder, "a.csv", columns, List.of(new Condition.Malformed("day")), List.of()));
        assertThat(loaded.tally()).isEqualTo(new Tally(3, 1, 0));
    }

    @Test
    void conditions_may_name_columns_that_are_not_loaded() {
        Loaded.write(folder, "a.csv", "id,state\n1,open\n2,closed\n3,Open\n");
        var columns = List.of(LoadColumn.of("id", ColumnType.INT64));
        var conditions = List.<Condition>of(new Condition.Like("state", "clo%", true));
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", columns, conditions, List.of()));
        assertThat(loaded.rows()).containsExactly(asList("1"), asList("3"));
    }

    @Test
    void only_the_first_row_of_each_key_stays() {
        Loaded.write(folder, "a.csv", "id,amount\n1,1.5\n1,1.50\n2,\n2,\n\"\",1.5\n");
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", List.of(), List.of("id")));
        assertThat(loaded.rows()).hasSize(3);
        assertThat(loaded.tally().dropped()).isEqualTo(2);
    }

    @Test
    void cleanings_run_in_order_before_typing_and_conditions() {
        Loaded.write(folder, "a.csv", "day,price,name\n31.12.2023,\"1.234,50\", Ann \n01.02.2024,n/a,BOB\n");
        var columns = List.of(
                new LoadColumn("day", "day", ColumnType.DATE, List.of(new Cleaning.ParseDate("dd.MM.yyyy"))),
                new LoadColumn(
                        "price",
                        "price",
                        ColumnType.decimal(10, 2),
                        List.of(new Cleaning.NullIf("n/a"), new Cleaning.ParseNumber(",", "."))),
                new LoadColumn("name", "name", ColumnType.TEXT, List.of(new Cleaning.Trim(), new Cleaning.Lower())));
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", columns, List.of(), List.of()));
        assertThat(loaded.rows())
                .containsExactly(asList("2023-12-31", "1234.50", "ann"), asList("2024-02-01", null, "bob"));
    }

    @Test
    void a_text_that_a_cleaning_cannot_read_is_rejected() {
        Loaded.write(folder, "a.csv", "day,price\n2023-13-31,1\n31.11.2023,\"12,5\"\n31.12.2023,12.5\n");
        var columns = List.of(
                new LoadColumn("day", "day", ColumnType.TEXT, List.of(new Cleaning.ParseDate("dd.MM.yyyy"))),
                new LoadColumn("price", "price", ColumnType.TEXT, List.of(new Cleaning.ParseNumber(",", "."))));
        var loaded = Loaded.of(folder, Loaded.load(folder, "a.csv", columns, List.of(), List.of()));
        assertThat(loaded.rejects())
                .extracting(reject -> reject.reason())
                .containsExactly(
                        "day: \"2023-13-31\" is not a date written as dd.MM.yyyy",
                        "day: \"31.11.2023\" is not a date written as dd.MM.yyyy",
                        "price: \"12.5\" is not a number with decimal sign ,");
    }

    @Test
    void a_missing_column_is_named_with_those_that_are_there() {
        Loaded.write(folder, "a.csv", "id,name\n1,ann\n");
        var load =
                Loaded.load(folder, "a.csv", List.of(LoadColumn.of("amount", ColumnType.TEXT)), List.of(), List.of());
        assertThatThrownBy(() -> Loaded.of(folder, load))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no column amount; the columns are id, name");
    }

    @Test
    void a_header_without_rows_gives_no_rows() {
        Loaded.write(folder, "a.csv", "id,name\n");
        var loaded = Loaded.all(folder, "a.csv");
        assertThat(loaded.rows()).isEmpty();
        assertThat(loaded.tally()).isEqualTo(new Tally(0, 0, 0));
    }

    @Test
    void a_field_over_16_megabytes_costs_only_its_row() {
        Loaded.write(folder, "a.csv", "id,name\n1,a\n2," + "x".repeat((16 << 20) + 1) + "\n3,c\n");
        var loaded = Loaded.all(folder, "a.csv");
        assertThat(loaded.rows()).extracting(row -> row.get(0)).containsExactly("1", "3");
        assertThat(loaded.rejects().getFirst().reason()).isEqualTo("it is longer than 16 MB");
        assertThat(loaded.rejects().getFirst().raw()).hasSize(2_000).startsWith("2,xxx");
        assertThat(loaded.lines()).containsExactly(2L, 4L);
    }
}
