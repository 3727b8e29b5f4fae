package io.sluice.author.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.UniqueKey;
import io.sluice.connector.Connection;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Problem.Kind;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule on a fault of its kind: what it makes of the pipeline, and whether a person must agree. */
class RepairsTest {

    private static final TableName BOATS = new TableName("harbour", "public", "boats");
    private static final FileFormat SEMICOLON = new FileFormat(FileFormat.Kind.CSV, "windows-1252", ';', '"', true);
    private static final Source.File FILE = new Source.File("in/boats.csv", SEMICOLON);

    private final Task task = new Task(
            "import",
            List.of(),
            new Catalog(
                    List.of(
                            table(BOATS, "number", "owner_name", "length", "built"),
                            table(new TableName("harbour", "public", "berths"), "berth", "number", "depth")),
                    List.of(new FileMetadata(
                            "in/boats.csv",
                            SEMICOLON,
                            10,
                            Instant.EPOCH,
                            List.of(
                                    Column.of("number", ColumnType.INT64),
                                    Column.of("Owner Name", ColumnType.TEXT),
                                    Column.of("length", ColumnType.DECIMAL),
                                    Column.of("built", ColumnType.DATE)),
                            null))),
            List.of(
                    new Database("harbour", Connection.Kind.POSTGRES, "public"),
                    new Database("shop", Connection.Kind.MYSQL, "shop")),
            "harbour",
            Instant.EPOCH,
            ZoneOffset.UTC);

    @Test
    void reads_the_file_of_nearly_that_name() {
        var mend = mend(
                load(new Source.File("boat.csv", FileFormat.csv()), false),
                problem(Kind.MISSING_FILE, "boat.csv is not there", "boat.csv"));
        assertThat(mended(mend).source()).isEqualTo(FILE);
        assertThat(mend.changesMeaning()).isFalse();
    }

    @Test
    void reads_the_file_as_it_looks_now() {
        var comma = new Source.File("in/boats.csv", FileFormat.csv());
        assertThat(mended(mend(load(comma, false), problem(Kind.DELIMITER, "1 field where 4 were expected", null)))
                        .source())
                .isEqualTo(FILE);
        assertThat(mended(mend(load(comma, false), problem(Kind.ENCODING, "not UTF-8", null)))
                        .source())
                .isEqualTo(FILE);
    }

    @Test
    void tries_another_character_set_when_the_file_looks_as_it_was_read() {
        var mend = mend(load(FILE, false), problem(Kind.ENCODING, "byte 0x81 is no character of windows-1252", null));
        assertThat(((Source.File) mended(mend).source()).format().charset()).isEqualTo("UTF-16");
    }

    @Test
    void finds_a_column_of_the_file_and_of_the_table() {
        var wrongFrom = load(FILE, false, new LoadColumn("owner", "owner_name", ColumnType.TEXT, List.of()));
        assertThat(mended(mend(wrongFrom, problem(Kind.MISSING_COLUMN, "the file has no column owner", "owner")))
                        .columns())
                .extracting(LoadColumn::from)
                .containsExactly("Owner Name");
        var wrongTo = load(FILE, false, new LoadColumn("Owner Name", "ownername", ColumnType.TEXT, List.of()));
        assertThat(mended(mend(wrongTo, problem(Kind.MISSING_COLUMN, "boats has no column", "ownername")))
                        .columns())
                .extracting(LoadColumn::to)
                .containsExactly("owner_name");
    }

    @Test
    void makes_a_missing_target_only_with_consent() {
        var elsewhere = new Destination.Table(new TableName("harbour", "public", "lighthouses"), false);
        var mend = mend(
                Loads.into(load(FILE, false), elsewhere),
                problem(Kind.MISSING_TABLE, "no table lighthouses", "lighthouses"));
        assertThat(mended(mend).destination()).isEqualTo(new Destination.Table(elsewhere.name(), true));
        assertThat(mend.changesMeaning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "31/12/2024, dd/MM/yyyy",
        "12/31/2024, MM/dd/yyyy",
        "1.4.2024, d.M.yyyy",
        "31-12-2024 23:59, dd-MM-yyyy HH:mm",
        "2024/12/31, yyyy/MM/dd"
    })
    void reads_dates_by_the_only_format_that_a_value_allows(String value, String format) {
        var mend = mend(load(FILE, false), problem(Kind.DATE_FORMAT, "built: \"" + value + "\" is not a date", null));
        assertThat(mended(mend).columns().get(3).cleanings()).containsExactly(new Cleaning.ParseDate(format));
    }

    @Test
    void does_not_guess_which_part_of_a_date_is_the_month() {
        assertThat(Repairs.mend(
                        task,
                        pipeline(load(FILE, false)),
                        problem(Kind.DATE_FORMAT, "built: \"03/04/2024\" is not a date", null)))
                .isEmpty();
    }

    @Test
    void reads_numbers_with_other_separators() {
        var mend = mend(load(FILE, false), problem(Kind.BAD_VALUE, "length: \"1.234,50\" is not a number", null));
        assertThat(mended(mend).columns().get(2).cleanings()).containsExactly(new Cleaning.ParseNumber(",", "."));
    }

    @Test
    void widens_a_type_that_was_guessed_only_in_a_new_table() {
        var problem = problem(Kind.TOO_MANY_REJECTS, "number: \"A-17\" is not an integer", "number");
        assertThat(mended(mend(load(FILE, true), problem)).columns().getFirst().type())
                .isEqualTo(ColumnType.TEXT);
        assertThat(Repairs.mend(task, pipeline(load(FILE, false)), problem)).isEmpty();
    }

    @Test
    void takes_no_word_of_a_complaint_for_the_column_of_that_name() {
        var field = load(FILE, true, new LoadColumn("number", "fields", ColumnType.INT64, List.of()));
        var ragged =
                "2 of 4 rows cannot be read, more than 10 in a hundred; line 3: it has 2 fields and the file has 3 columns";
        assertThat(Repairs.mend(task, pipeline(field), problem(Kind.TOO_MANY_REJECTS, ragged, null)))
                .isEmpty();
    }

    @Test
    void drops_or_updates_rows_only_with_consent() {
        var missing = mend(
                load(FILE, false),
                problem(
                        Kind.CONSTRAINT,
                        "null value in column \"owner_name\" violates not-null constraint",
                        "owner_name"));
        assertThat(mended(missing).dropWhen()).containsExactly(new Condition.Empty("Owner Name"));
        assertThat(missing.changesMeaning()).isTrue();
        var twice = mend(
                load(FILE, false),
                problem(Kind.CONSTRAINT, "duplicate key value violates unique constraint \"boats_number_key\"", null));
        assertThat(mended(twice).mode()).isEqualTo(WriteMode.UPSERT);
        assertThat(mended(twice).key()).containsExactly("number");
        assertThat(twice.changesMeaning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Import boats.csv into boats but only new rows, INSERT_NEW",
        "Add the rows of boats.csv to boats and skip existing ones, INSERT_NEW",
        "Add the new boats only from boats.csv, INSERT_NEW",
        "Append the new boats of boats.csv to boats, UPSERT",
        "Import boats.csv into boats and keep existing names in lower case, UPSERT",
        "Import boats.csv into boats; only the new format has a length, UPSERT"
    })
    void leaves_rows_that_are_there_as_they_are_where_only_new_ones_are_asked_for(String sentence, WriteMode mode) {
        var problem =
                problem(Kind.CONSTRAINT, "duplicate key value violates unique constraint \"boats_number_key\"", null);
        var mend = Repairs.mend(task.saying(sentence), pipeline(load(FILE, false)), problem)
                .orElseThrow();
        assertThat(mended(mend).mode()).isEqualTo(mode);
        assertThat(mend.changesMeaning()).isTrue();
    }

    @Test
    void reads_numbers_and_dates_by_another_format_than_the_wrong_one() {
        var wrong = load(
                FILE,
                true,
                new LoadColumn("length", "length", ColumnType.DECIMAL, List.of(new Cleaning.ParseNumber(".", ","))),
                new LoadColumn("built", "built", ColumnType.DATE, List.of(new Cleaning.ParseDate("MM/dd/yyyy"))));
        assertThat(mended(mend(wrong, problem(Kind.TOO_MANY_REJECTS, "length: \"1.234,50\" is no number", null)))
                        .columns()
                        .getFirst()
                        .cleanings())
                .containsExactly(new Cleaning.ParseNumber(",", "."));
        assertThat(mended(mend(wrong, problem(Kind.TOO_MANY_REJECTS, "built: \"31/12/2025\" is no date", null)))
                        .columns()
                        .getLast()
                        .cleanings())
                .containsExactly(new Cleaning.ParseDate("dd/MM/yyyy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT length FROM boats WHERE owner_name <> 'open AND length > 5",
                "SELECT length FROM boats WHERE (number = 1 OR number = 2 AND length = 3",
                "SELECT CAST(length AS INT) AS form FROM boats line"
            })
    void leaves_alone_what_could_be_meant_in_two_ways(String statement) {
        var step = new Step.Sql(1, List.of(), "harbour", statement, "answer");
        var broken = new Pipeline(List.of(step), List.of(), List.of(), true);
        assertThat(Repairs.mend(task, broken, problem(Kind.SYNTAX, "the database says no", null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cost,post", "qty1,qty2", "day,pay", "id,pid"})
    void another_name_is_no_slip(String wrong, String right) {
        assertThat(Near.one(wrong, List.of(right))).isEmpty();
    }

    @Test
    void asks_before_a_format_that_was_said_is_read_as_another() {
        var said = load(
                FILE,
                true,
                new LoadColumn("built", "built", ColumnType.DATE, List.of(new Cleaning.ParseDate("MM/dd/yyyy"))));
        var unsaid = load(FILE, true, new LoadColumn("built", "built", ColumnType.DATE, List.of()));
        var problem = problem(Kind.TOO_MANY_REJECTS, "built: \"31/12/2025\" is no date", null);
        assertThat(mend(said, problem).changesMeaning()).isTrue();
        assertThat(mend(unsaid, problem).changesMeaning()).isFalse();
    }

    @Test
    void goes_by_the_tables_key_where_another_column_is_none() {
        var byOwner = Loads.mode(load(FILE, false), WriteMode.UPSERT, List.of("owner_name"));
        var mend = mend(
                byOwner,
                problem(Kind.CONSTRAINT, "no primary key or unique key of public.boats is made of owner_name", null));
        assertThat(mended(mend).key()).containsExactly("number");
        assertThat(mend.changesMeaning()).isTrue();
    }

    @Test
    void reads_a_file_of_nearly_that_name_in_an_extract_too() {
        var extract =
                new Step.Extract(1, List.of(), new Source.File("data/boat.csv", FileFormat.csv()), List.of(), "b");
        var broken = new Pipeline(List.of(extract), List.of(), List.of(), false);
        var mend = Repairs.mend(task, broken, problem(Kind.MISSING_FILE, "there is no data/boat.csv", "data/boat.csv"))
                .orElseThrow();
        assertThat(((Step.Extract) mend.pipeline().steps().getFirst()).source()).isEqualTo(FILE);
    }

    @Test
    void finds_the_output_of_another_step_and_its_columns() {
        var extract = new Step.Extract(1, List.of(), FILE, List.of(), "fleet");
        var query = new Step.Sql(2, List.of(1), "harbour", "SELECT ownername FROM flet", "answer");
        var broken = new Pipeline(List.of(extract, query), List.of(), List.of(), false);
        var table = Repairs.mend(
                        task, broken, new Problem(Kind.MISSING_TABLE, "sandbox_run", 2, "no flet", "flet", "mend it"))
                .orElseThrow();
        var column = Repairs.mend(
                        task,
                        table.pipeline(),
                        new Problem(Kind.MISSING_COLUMN, "sandbox_run", 2, "no ownername", "ownername", "mend it"))
                .orElseThrow();
        assertThat(((Step.Sql) column.pipeline().steps().getLast()).text()).isEqualTo("SELECT owner_name FROM fleet");
    }

    @Test
    void keeps_a_broken_claim_only_with_consent() {
        var claim = new Claim("no row has an empty length", 1, new Claim.NeverEmpty("length"));
        var broken = new Pipeline(List.of(load(FILE, false)), List.of(), List.of(claim), false);
        var mend = Repairs.mend(task, broken, problem(Kind.CLAIM_BROKEN, "3 rows have an empty length", "length"))
                .orElseThrow();
        assertThat(mended(mend).dropWhen()).containsExactly(new Condition.Empty("length"));
        assertThat(mend.changesMeaning()).isTrue();
    }

    @Test
    void lets_a_step_wait_for_what_it_reads() {
        var query = new Step.Sql(1, List.of(), "harbour", "SELECT \"number\" FROM \"public\".\"boats\"", "fleet");
        var export = new Step.Load(
                2,
                List.of(),
                new Source.Output("fleet"),
                new Destination.File("out.csv", FileFormat.csv()),
                List.of(LoadColumn.of("number", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
        var broken = new Pipeline(List.of(export(export, 1), sql(query, 2)), List.of(), List.of(), false);
        var mend = Repairs.mend(
                        task,
                        broken,
                        new Problem(Kind.STEP_ORDER, "sandbox_run", 1, "there is no output fleet yet", "fleet", "wait"))
                .orElseThrow();
        assertThat(mend.pipeline().steps().getFirst().dependsOn()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "MISSING_TABLE|boat|SELECT count(*) FROM boat|SELECT count(*) FROM boats",
                "MISSING_TABLE|public.Boatss|SELECT 'boatss' FROM \"public\".\"Boatss\"|SELECT 'boatss' FROM \"public\".\"boats\"",
                "MISSING_COLUMN|b.owner|SELECT b.owner FROM boats b|SELECT b.owner_name FROM boats b",
                "MISSING_COLUMN|lenght|SELECT max(lenght) FROM boats -- lenght|SELECT max(length) FROM boats -- lenght",
                "AMBIGUOUS_NAME|number|SELECT number FROM boats a JOIN berths b ON a.number = b.number|SELECT a.number FROM boats a JOIN berths b ON a.number = b.number",
                "SYNTAX||SELECT `owner_name` FROM boats LIMIT 5, 10|SELECT \"owner_name\" FROM boats LIMIT 10 OFFSET 5",
                "SYNTAX||SELECT TOP 3 length FROM boats|SELECT length FROM boats LIMIT 3",
                "MISSING_COLUMN|Anna|SELECT length FROM boats WHERE owner_name = \"Anna\"|SELECT length FROM boats WHERE owner_name = 'Anna'",
                "SYNTAX||SELCT length FORM boats WHER number = 1|SELECT length FROM boats WHERE number = 1",
                "FORBIDDEN|YEAR|SELECT length FROM boats WHERE YEAR(built) = 2014|SELECT length FROM boats WHERE EXTRACT(YEAR FROM built) = 2014",
                "FORBIDDEN||```sql SELECT length FROM boats```|SELECT length FROM boats",
                "SYNTAX||SELCT length FROM boats WHERE owner_name LIKE '%note: a%' ORDER BY length NULLS LAST|SELECT length FROM boats WHERE owner_name LIKE '%note: a%' ORDER BY length NULLS LAST",
                "SYNTAX||SELECT length FROM boats; Output: 3 rows|SELECT length FROM boats",
                "SYNTAX||SELECT max(length)) FROM boats)|SELECT max(length)) FROM boats",
                "SYNTAX||SELECT count(*) AS 'all boats' FROM boats|SELECT count(*) AS \"all boats\" FROM boats",
                "SYNTAX||SELECT length FROM boats WHERE owner_name = 'Ann|SELECT length FROM boats WHERE owner_name = 'Ann'",
                "SYNTAX||SELECT length, FROM boats WHERE IFNULL(length, 0) == 1|SELECT length FROM boats WHERE COALESCE(length, 0) = 1"
            })
    void mends_a_statement(Kind kind, @Nullable String token, String broken, String expected) {
        var pipeline = new Pipeline(
                List.of(new Step.Sql(1, List.of(), "harbour", broken, "answer")), List.of(), List.of(), true);
        var mend = Repairs.mend(task, pipeline, problem(kind, "the database says no", token))
                .orElseThrow();
        assertThat(((Step.Sql) mend.pipeline().steps().getFirst()).text()).isEqualTo(expected);
        assertThat(mend.changesMeaning()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PERMISSION", "FORBIDDEN", "TIMEOUT", "RESOURCE_LIMIT", "COMMAND_FAILED", "OTHER"})
    void leaves_alone_what_no_rule_can_mend(Kind kind) {
        assertThat(Repairs.mend(task, pipeline(load(FILE, false)), problem(kind, "no", null)))
                .isEmpty();
    }

    @Test
    void does_not_choose_between_two_names_that_are_equally_near() {
        var pipeline = new Pipeline(
                List.of(new Step.Sql(1, List.of(), "harbour", "SELECT x FROM b", "answer")),
                List.of(),
                List.of(),
                true);
        assertThat(Repairs.mend(task, pipeline, problem(Kind.MISSING_TABLE, "no table b", "b")))
                .isEmpty();
    }

    private Mend mend(Step.Load load, Problem problem) {
        return Repairs.mend(task, pipeline(load), problem).orElseThrow();
    }

    private static Step.Load mended(Mend mend) {
        return (Step.Load) mend.pipeline().steps().getFirst();
    }

    private static Pipeline pipeline(Step.Load load) {
        return new Pipeline(List.of(load), List.of(), List.of(), false);
    }

    private static Problem problem(Kind kind, String message, @Nullable String token) {
        return new Problem(kind, "sandbox_run", 1, message, token, "mend it");
    }

    private static Step.Load load(Source.File source, boolean create, LoadColumn... columns) {
        var all = columns.length > 0
                ? List.of(columns)
                : List.of(
                        LoadColumn.of("number", ColumnType.INT64),
                        new LoadColumn("Owner Name", "owner_name", ColumnType.TEXT, List.of()),
                        LoadColumn.of("length", ColumnType.DECIMAL),
                        LoadColumn.of("built", ColumnType.DATE));
        return new Step.Load(
                1,
                List.of(),
                source,
                new Destination.Table(BOATS, create),
                all,
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }

    private static Step.Load export(Step.Load load, int number) {
        return new Step.Load(
                number,
                List.of(),
                load.source(),
                load.destination(),
                load.columns(),
                List.of(),
                List.of(),
                load.mode(),
                List.of());
    }

    private static Step.Sql sql(Step.Sql sql, int number) {
        return new Step.Sql(number, List.of(), sql.connection(), sql.text(), sql.output());
    }

    private static TableMetadata table(TableName name, String... columns) {
        var typed = java.util.Arrays.stream(columns)
                .map(column -> new ColumnMetadata(
                        column,
                        "text",
                        column.equals("number") ? ColumnType.INT64 : ColumnType.TEXT,
                        true,
                        null,
                        false,
                        false,
                        null,
                        null))
                .toList();
        return new TableMetadata(
                name,
                TableMetadata.Kind.TABLE,
                typed,
                List.of(columns[0]),
                List.of(new UniqueKey(name.table() + "_" + columns[0] + "_key", List.of(columns[0]), false)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                1,
                null);
    }
}
