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
                "Import parcels.csv into deliveries, matching on id|UPSERT|id",
                "Import only new rows of parcels.csv into deliveries|INSERT_NEW|id",
                "Import parcels.csv into deliveries, only new rows by id|INSERT_NEW|id",
                "Import parcels.csv into deliveries but skip rows that already exist|INSERT_NEW|id"
            })
    void writes_in_the_mode_that_is_named(String sentence, WriteMode mode, String key) {
        var load = world.load(sentence);
        assertThat(load.mode()).isEqualTo(mode);
        assertThat(load.key()).isEqualTo(key == null ? List.of() : List.of(key));
    }

    @Test
    void asks_where_rows_are_to_be_matched_by_what_is_no_key() {
        assertThat(world.question("Import parcels.csv into deliveries, matching on contact email")
                        .text())
                .contains("contact_email", "Its key is id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mask zone but for the last 4 characters",
                "mask the zone except the last 4 digits",
                "mask zone, keeping the last four characters",
                "hide all but the last 4 characters of zone",
                "show only the last 4 digits of the zone",
                "redact zone but keep the last 4"
            })
    void hides_a_column_but_for_its_end(String clause) {
        assertThat(cleanings("zone", clause)).containsExactly(new Cleaning.Mask(4));
    }

    @Test
    void loads_masked_digits_as_text() {
        assertThat(world.load("Import parcels.csv into boxes and mask id but for the last 2 digits")
                        .columns()
                        .getFirst())
                .isEqualTo(new LoadColumn("id", "id", ColumnType.TEXT, List.of(new Cleaning.Mask(2))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split sender into first_name and last_name",
                "split sender at the space into first_name and last_name",
                "split the sender column by a blank into first_name, last_name",
                "divide sender into first_name and last_name at the space",
                "splitting sender on ' ' into columns first_name and last_name"
            })
    void splits_a_column(String clause) {
        var parts = world.load("Import parcels.csv into boxes and " + clause).columns().stream()
                .filter(column -> column.from().equals("sender"))
                .toList();
        assertThat(parts).extracting(LoadColumn::to).containsExactly("first_name", "last_name");
        assertThat(parts.getFirst().cleanings()).contains(new Cleaning.Part(" ", 1, false));
        assertThat(parts.getLast().cleanings()).contains(new Cleaning.Part(" ", 2, true));
    }

    @Test
    void asks_at_what_a_column_should_be_split() {
        var sentence = "Import parcels.csv into boxes and split zone into area and spot";
        assertThat(world.question(sentence).options()).contains("at the first hyphen");
        assertThat(world.load(sentence, "at the first hyphen").columns())
                .extracting(LoadColumn::to)
                .contains("area", "spot")
                .doesNotContain("zone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zone has decimal commas",
                "zone as decimal with decimal commas",
                "zone as a number with a decimal comma and points for thousands",
                "the numbers in zone use decimal commas",
                "zone with comma as the decimal separator"
            })
    void reads_numbers_that_are_written_the_european_way(String clause) {
        var load = world.load("Import parcels.csv into boxes; " + clause);
        assertThat(load.columns())
                .contains(new LoadColumn(
                        "zone", "zone", ColumnType.DECIMAL, List.of(new Cleaning.ParseNumber(",", "."))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse zone as a date in the format DD.MM.YYYY",
                "convert zone from DD.MM.YYYY to a date",
                "dates in zone are written DD.MM.YYYY",
                "read zone as date with the format DD.MM.YYYY",
                "zone is a date in DD.MM.YYYY",
                "parse zone as DD.MM.YYYY"
            })
    void reads_dates_as_they_are_written(String clause) {
        assertThat(cleanings("zone", clause)).containsExactly(new Cleaning.ParseDate("dd.MM.yyyy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "treat NULL as empty",
                "replace n/a by null",
                "read 'n/a' as empty",
                "replace every 'n/a' with nothing",
                "null means empty",
                "set 'n/a' to null"
            })
    void takes_some_texts_for_nothing(String clause) {
        assertThat(cleanings("zone", clause)).singleElement().isInstanceOf(Cleaning.NullIf.class);
    }

    @Test
    void compares_a_text_that_the_sentence_reads_as_a_number() {
        assertThat(world.load("Import parcels.csv into boxes, zone has decimal commas, drop rows with zone over 5")
                        .dropWhen())
                .containsExactly(new Compare("zone", Operator.GREATER, "5"));
        assertThat(world.question("Import parcels.csv into boxes, drop rows with zone over 5")
                        .text())
                .contains("zone is loaded as text");
        assertThat(world.question("Import parcels.csv into boxes, drop rows with malformed sender")
                        .text())
                .contains("no text is malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Imprt parcels.csv into boxes and drop rows wher weight is empty",
                "Import parcels.csv into boxes and remvoe the rows with empty weight",
                "Import parcels.csv into boxes, skippping rows without weight"
            })
    void reads_words_that_are_spelt_wrong(String sentence) {
        var pipeline = world.pipeline(sentence);
        assertThat(((io.sluice.pipeline.Step.Load) pipeline.steps().getFirst()).dropWhen())
                .containsExactly(new Empty("weight"));
        assertThat(pipeline.assumptions()).anyMatch(text -> text.contains("is read as"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import a_1.csv, a_2.csv and a_3.csv into boxes",
                "Import a_*.csv into boxes",
                "Import all the a files into boxes",
                "Load the files a_1.csv and a_2.csv and a_3.csv into the table boxes",
                "Load all a_*.csv files into boxes"
            })
    void loads_several_files(String sentence) {
        var several = new World()
                .file("a_1.csv", "id:int64")
                .file("a_2.csv", "id:int64")
                .file("a_3.csv", "id:int64")
                .file("b.csv", "id:int64");
        assertThat(several.pipeline(sentence).steps()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields are separated by commas",
                "separated by ','",
                "using a comma as the delimiter",
                "with header",
                "in utf-8",
                "quoted with double quotes"
            })
    void takes_note_of_how_the_file_is_written(String clause) {
        assertThat(world.load("Import parcels.csv into boxes, " + clause).columns())
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"separated by semicolons", "without a header", "in UTF-16"})
    void asks_where_the_file_looks_otherwise_than_is_said(String clause) {
        assertThat(world.question("Import parcels.csv into boxes, " + clause).text())
                .contains("parcels.csv");
    }

    private List<Cleaning> cleanings(String column, String clause) {
        return world.load("Import parcels.csv into boxes; " + clause).columns().stream()
                .filter(each -> each.from().equals(column))
                .findFirst()
                .orElseThrow()
                .cleanings();
    }
}
