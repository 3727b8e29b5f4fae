package io.sluice.author.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.All;
import io.sluice.pipeline.Condition.Any;
import io.sluice.pipeline.Condition.Compare;
import io.sluice.pipeline.Condition.Empty;
import io.sluice.pipeline.Condition.Like;
import io.sluice.pipeline.Condition.Malformed;
import io.sluice.pipeline.Condition.Not;
import io.sluice.pipeline.Condition.OneOf;
import io.sluice.pipeline.Condition.Operator;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each clause of an import in several phrasings. */
class ImportClausesTest {

    private final World world = new World()
            .file(
                    "parcels.csv",
                    "id:int64",
                    "sender:text",
                    "contact email:text",
                    "weight:decimal(8,3)",
                    "zone:text",
                    "sent on:date",
                    "insured:boolean")
            .table(
                    "public.deliveries",
                    "id:int64!",
                    "sender:text",
                    "contact_email:text",
                    "weight:decimal",
                    "zone:text",
                    "sent_on:date",
                    "insured:boolean");

    static Stream<Arguments> conditions() {
        var noWeight = new Empty("weight");
        return Stream.of(
                Arguments.of(
                        "drop rows with empty weight or zone fields", new Any(List.of(noWeight, new Empty("zone")))),
                Arguments.of(
                        "drop rows where weight and zone are empty", new All(List.of(noWeight, new Empty("zone")))),
                Arguments.of("drop rows without an email", new Empty("contact email")),
                Arguments.of("without rows that have no weight", noWeight),
                Arguments.of("drop empty weights", noWeight),
                Arguments.of("drop rows with a malformed weight", new Malformed("weight")),
                Arguments.of(
                        "drop rows with empty weight fields and rows with a negative weight",
                        new Any(List.of(noWeight, new Compare("weight", Operator.LESS, "0")))),
                Arguments.of(
                        "drop rows where weight is empty and zone is A",
                        new All(List.of(noWeight, new Compare("zone", Operator.EQUAL, "A")))),
                Arguments.of("drop negative weights", new Compare("weight", Operator.LESS, "0")),
                Arguments.of("drop rows with weight over 1,000.5", new Compare("weight", Operator.GREATER, "1000.5")),
                Arguments.of("drop rows where zone is A, B or C", new OneOf("zone", List.of("A", "B", "C"))),
                Arguments.of("drop rows where zone is 'New Town'", new Compare("zone", Operator.EQUAL, "New Town")),
                Arguments.of("drop rows where sender contains 'test'", new Like("sender", "%test%", true)),
                Arguments.of("drop rows whose sender starts with tmp_", new Like("sender", "tmp\\_%", true)),
                Arguments.of("drop rows that are insured", new Compare("insured", Operator.EQUAL, "true")),
                Arguments.of(
                        "drop rows where sent on is before 2024", new Compare("sent on", Operator.LESS, "2024-01-01")),
                Arguments.of(
                        "drop rows where sent on is older than 30 days",
                        new Compare("sent on", Operator.LESS, "2026-10-21")),
                Arguments.of(
                        "drop rows where weight is not between 1 and 20",
                        new Not(new All(List.of(
                                new Compare("weight", Operator.GREATER_OR_EQUAL, "1"),
                                new Compare("weight", Operator.LESS_OR_EQUAL, "20"))))),
                Arguments.of("keep only rows with a weight", noWeight),
                Arguments.of("only rows where zone is not A", new Not(new Compare("zone", Operator.UNEQUAL, "A"))),
                Arguments.of(
                        "only rows where sent on is in January 2025",
                        new Not(new All(List.of(
                                new Compare("sent on", Operator.GREATER_OR_EQUAL, "2025-01-01"),
                                new Compare("sent on", Operator.LESS, "2025-02-01"))))),
                Arguments.of(
                        "keep rows where weight is at least 5 and zone is X",
                        new Not(new All(List.of(
                                new Compare("weight", Operator.GREATER_OR_EQUAL, "5"),
                                new Compare("zone", Operator.EQUAL, "X"))))));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void drops_what_the_condition_says(String clause, Condition expected) {
        assertThat(world.load("Import parcels.csv into boxes and " + clause).dropWhen())
                .containsExactly(expected);
        assertThat(world.load("Import parcels.csv into boxes, " + clause + ".").dropWhen())
                .containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import parcels.csv into boxes where zone is A",
                "Import only the rows of parcels.csv where zone is A into boxes",
                "Load rows with zone A from parcels.csv into boxes",
                "Import parcels.csv into boxes but only rows where zone equals 'A'"
            })
    void keeps_what_the_condition_says(String sentence) {
        assertThat(world.load(sentence).dropWhen()).containsExactly(new Not(new Compare("zone", Operator.EQUAL, "A")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop duplicates by email",
                "remove duplicate emails",
                "drop rows with the same email",
                "keep one row per contact email",
                "deduplicate by contact email",
                "skip rows with duplicate emails"
            })
    void tells_rows_apart_by_a_column(String clause) {
        assertThat(world.load("Import parcels.csv into boxes and " + clause).distinctOn())
                .containsExactly("contact email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop duplicates", "remove duplicate rows", "deduplicate it", "skip exact duplicates"})
    void tells_rows_apart_by_all_columns(String clause) {
        assertThat(world.load("Import parcels.csv into boxes and " + clause).distinctOn())
                .hasSize(7);
    }

    static Stream<Arguments> cleanings() {
        return Stream.of(
                Arguments.of("trim sender", new Cleaning.Trim()),
                Arguments.of("trim whitespace from the sender column", new Cleaning.Trim()),
                Arguments.of("trim all text columns", new Cleaning.Trim()),
                Arguments.of("uppercase sender", new Cleaning.Upper()),
                Arguments.of("convert sender to lower case", new Cleaning.Lower()),
                Arguments.of("set missing sender to 'nobody'", new Cleaning.DefaultTo("nobody")),
                Arguments.of("fill empty senders with nobody", new Cleaning.DefaultTo("nobody")),
                Arguments.of("default sender to \"nobody\"", new Cleaning.DefaultTo("nobody")),
                Arguments.of("treat 'N/A' as empty", new Cleaning.NullIf("N/A")),
                Arguments.of("replace 'Ltd' with 'Limited' in sender", new Cleaning.Replace("Ltd", "Limited")));
    }

    @ParameterizedTest
    @MethodSource("cleanings")
    void cleans_a_column(String clause, Cleaning expected) {
        var load = world.load("Import parcels.csv into boxes and " + clause);
        assertThat(load.columns())
                .filteredOn(column -> column.from().equals("sender"))
                .singleElement()
                .extracting(LoadColumn::cleanings)
                .isEqualTo(List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "only columns id, weight as kilos",
                "keep only the columns id and weight, and rename weight to kilos",
                "with columns id and weight; rename the column weight to kilos",
                "ignore columns sender, contact email, zone, sent on and insured, rename weight to kilos"
            })
    void loads_some_columns_under_other_names(String clause) {
        assertThat(world.load("Import parcels.csv into boxes, " + clause).columns())
                .extracting(LoadColumn::to)
                .containsExactly("id", "kilos");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cast id to text|id|text",
                "treat weight as an integer|weight|int64",
                "convert weight to decimal(12,2)|weight|decimal(12,2)",
                "read sent on as text|sent on|text"
            })
    void casts_a_column(String clause, String column, String type) {
        var load = world.load("Import parcels.csv into boxes and " + clause);
        assertThat(load.columns())
                .filteredOn(c -> c.from().equals(column))
                .singleElement()
                .extracting(LoadColumn::type)
                .isEqualTo(ColumnType.parse(type));
    }

    @Test
    void reads_dates_in_the_format_that_is_given() {
        var load = world.load("Import parcels.csv into boxes; parse sender as a date in the format DD/MM/YYYY");
        assertThat(load.columns().get(1))
                .isEqualTo(new LoadColumn(
                        "sender", "sender", ColumnType.DATE, List.of(new Cleaning.ParseDate("dd/MM/yyyy"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Import parcels.csv into deliveries|APPEND|",
                "Append parcels.csv to deliveries|APPEND|",
                "Import parcels.csv into deliveries and replace its content|REPLACE|",
                "Overwrite deliveries with parcels.csv|REPLACE|",
                "Replace the content of deliveries with the rows of parcels.csv|REPLACE|",
                "Import parcels.csv into deliveries, replacing existing rows|REPLACE|",
                "Import parcels.csv into deliveries and update existing rows by id|UPSERT|id",
                "Update deliveries from parcels.csv by id|UPSERT|id",
                "Merge parcels.csv into deliveries on id|UPSERT|id",
                "Upsert parcels.csv into deliveries using id as the key|UPSERT|id",
                "Import parcels.csv into deliveries, matching on contact email|UPSERT|contact_email",
                "Import only new rows of parcels.csv into deliveries|INSERT_NEW|id",
                "Import parcels.csv into deliveries, only new rows by id|INSERT_NEW|id",
                "Import parcels.csv into deliveries but skip rows that already exist|INSERT_NEW|id"
            })
    void writes_in_the_mode_that_is_named(String sentence, WriteMode mode, String key) {
        var load = world.load(sentence);
        assertThat(load.mode()).isEqualTo(mode);
        assertThat(load.key()).isEqualTo(key == null ? List.of() : List.of(key));
    }
}
