package io.sluice.author.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author.Declined;
import io.sluice.author.Author.Unclear;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the planner is not sure it asks, and the reply settles it; what must never happen it declines. */
class AskingBackTest {

    private final World world = new World()
            .file(
                    "in/visits.csv",
                    "id:int64",
                    "patient:text",
                    "net fee:decimal(8,2)",
                    "gross fee:decimal(8,2)",
                    "seen:date")
            .file("in/old/visits.csv", "id:int64", "patient:text")
            .file("staff.csv", "id:int64", "Name:text", "extra:text")
            .unreadable("pipe.csv", "it is a pipe")
            .table("public.employees", "id:int64!", "name:text!")
            .table("public.appointments", "id:int64!", "doctor:text!");

    @Test
    void names_the_nearest_files_when_one_is_missing() {
        var question = world.question("Import staf.csv into people");
        assertThat(question.text()).contains("staf.csv");
        assertThat(question.options()).first().isEqualTo("staff.csv");
        assertThat(world.load("Import staf.csv into people", "staff.csv").columns())
                .hasSize(3);
    }

    @Test
    void offers_data_only_and_says_how_to_name_another_folder() {
        var question = world.question("Import nothing.csv into people");
        assertThat(question.text()).contains("“nothing.csv”", "--files");
        assertThat(question.options()).doesNotContain("pipe.csv").contains("staff.csv");
    }

    @Test
    void offers_the_file_of_the_nearest_name_first_and_no_settings_of_programs() {
        var folder = new World()
                .file("staff.csv", "id:int64")
                .file("stocks.jsonl", "id:int64")
                .file("weather.csv", "id:int64")
                .settings("package-lock.json");
        assertThat(folder.question("Import stock.csv into people").options())
                .first()
                .isEqualTo("stocks.jsonl");
        assertThat(folder.question("Import nothing.json into people").options()).doesNotContain("package-lock.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import /elsewhere/staff.csv into people",
                "Import ../elsewhere/staff.csv into people",
                "Export employees to /elsewhere/staff.csv",
                "Build a pipeline that extracts staff from /elsewhere/staff.csv and appointments from warehouse, and loads"
                        + " into the target table report the answer to: How many appointments are there for each staff name?"
            })
    void says_of_a_file_outside_the_data_folder_where_files_are_and_how_to_name_another(String sentence) {
        var inside = new World()
                .folder("/data")
                .file("staff.csv", "id:int64", "name:text")
                .table("public.employees", "id:int64!", "name:text!")
                .table("public.appointments", "id:int64!", "doctor:text!");
        var question = inside.question(sentence);
        assertThat(question.text()).contains("elsewhere/staff.csv", "data folder, /data,");
        assertThat(question.options()).isEmpty();
        assertThat(question.next()).contains("/elsewhere (--files)");
    }

    @Test
    void takes_the_whole_path_of_a_file_in_the_data_folder() {
        var inside = new World().folder("/data").file("in/staff.csv", "id:int64");
        assertThat(inside.load("Import /data/in/staff.csv into people").source())
                .isEqualTo(new Source.File("in/staff.csv", FileFormat.csv()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/staff.csv", "./staff.csv", "/data/STAFF.csv", "/data/st*.csv", "/data/staff.xlsx"})
    void reads_no_file_of_that_name_in_another_folder_where_the_path_is_said(String path) {
        var inside = new World()
                .folder("/data")
                .file("old/staff.csv", "id:int64")
                .file("old/staff.xlsx#A", "id:int64")
                .file("old/staff.xlsx#B", "id:int64");
        assertThat(inside.question("Import " + path + " into people").text()).contains("“" + path + "”");
    }

    @Test
    void asks_for_no_answer_to_a_file_that_cannot_be_read() {
        assertThat(world.question("Import pipe.csv into people").next()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            how many rows are in employes_old?
            How many employes_old are there?
            Export employes_old to out.csv
            Delete rows of employes_old where id = 1
            Delete from employes_old where name is empty
            Set name to Ann in employes_old where id = 1
            Import staff.csv into the existing table employes_old
            """)
    void says_the_same_of_a_table_that_is_not_there_whatever_is_asked_of_it(String sentence) {
        var question = world.question(sentence);
        assertThat(question.text())
                .startsWith("There is no table “employes_old” in ")
                .endsWith("Which one is meant?");
        assertThat(question.options()).first().isEqualTo("employees");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many rows are in order?",
                "How many rows are in the table user?",
                "How many rows does the table group have?",
                "Show all rows of order",
                "What is the average wage of group?",
                "Export order to out.csv",
                "Delete rows of order where id = 3",
                "Delete from the table user where wage is above 3",
                "Delete rows of nosuch where wage frobs 3",
                "Set wage to 3 in values where id = 3"
            })
    void says_so_too_of_a_table_called_like_a_word_and_of_columns_that_are_not_there_either(String sentence) {
        var question = world.question(sentence);
        assertThat(question.text())
                .startsWith("There is no table “")
                .endsWith("” in warehouse or shop. Which one is meant?");
        assertThat(question.options()).containsExactlyInAnyOrder("employees", "appointments");
    }

    @Test
    void rows_are_no_table() {
        assertThat(world.question("How many rows are there?").text()).doesNotContain("no table");
    }

    @Test
    void goes_on_with_the_table_that_was_chosen() {
        assertThat(world.pipeline("Delete rows of employes_old where id = 1", "employees")
                        .steps()
                        .getFirst()
                        .toString())
                .contains("employees");
    }

    @Test
    void that_a_connection_is_there_now_answers_no_question() {
        var world = new World().table("public.connected", "id:int64!");
        var sentence = "Delete rows of connected_old where id = 1";
        assertThat(world.question(sentence, "crm is connected").options()).containsExactly("connected");
        assertThat(world.pipeline(sentence, "crm is connected", "connected").steps())
                .hasSize(1);
    }

    @Test
    void asks_which_of_two_files_is_meant() {
        assertThat(world.question("Import visits.csv into seen").options())
                .containsExactly("in/old/visits.csv", "in/visits.csv");
        assertThat(world.load("Import visits.csv into seen", "2").columns()).hasSize(5);
    }

    @Test
    void asks_which_column_is_meant() {
        var sentence = "Import in/visits.csv into seen and drop rows with empty fee";
        assertThat(world.question(sentence).options()).containsExactly("net fee", "gross fee");
        assertThat(world.load(sentence, "gross fee").dropWhen()).containsExactly(new Condition.Empty("gross fee"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Importiere die Datei staff.csv in die Tabelle leute und lösche alle Zeilen ohne Name | German
            Wie viele Termine gibt es für jede Praxis?                                           | German
            Combien de rendez-vous sont dans la table des employés ?                             | French
            Muestra todos los empleados de la tabla                                              | Spanish
            ¿Cuántos empleados hay en la tabla?                                                  | Spanish
            显示所有员工的姓名                                                                    | Chinese
            """)
    void says_in_which_language_it_reads_and_gives_examples_of_the_own_catalog(String sentence, String language) {
        var question = world.question(sentence);
        assertThat(question.text()).contains("seems to be " + language, "English");
        assertThat(question.options()).hasSize(3).anyMatch(option -> option.contains("in/visits.csv"));
    }

    @Test
    void names_with_other_numbers_are_other_names() {
        var load = world.load("Import staff.csv into employees2, only columns id, name");
        assertThat(load.destination())
                .isEqualTo(new Destination.Table(new TableName("warehouse", "public", "employees2"), true));
    }

    @Test
    void names_the_word_where_the_sentence_stops_and_not_a_new_name_before_it() {
        var tides = new World().file("tides.csv", "id:int64", "total:decimal").table("public.orders", "id:int64!");
        var question = tides.question("Import tides.csv into big_orders where total_sum is above 6");
        assertThat(question.text()).contains("total_sum");
        assertThat(question.options()).containsExactly("total");
    }

    @Test
    void asks_whether_and_means_each_or_both() {
        var sentence = "Import in/visits.csv into seen and drop rows with empty patient and negative net fee";
        var empty = new Condition.Empty("patient");
        var negative = new Condition.Compare("net fee", Condition.Operator.LESS, "0");
        assertThat(world.question(sentence).options()).hasSize(2);
        assertThat(world.load(sentence, "1").dropWhen())
                .containsExactly(new Condition.Any(java.util.List.of(empty, negative)));
        assertThat(world.load(sentence, "2").dropWhen())
                .containsExactly(new Condition.All(java.util.List.of(empty, negative)));
    }

    @Test
    void asks_whether_a_near_name_is_a_slip() {
        assertThat(world.question("Import staff.csv into employes, only columns id, name")
                        .options())
                .containsExactly("employees", "a new table employes");
    }

    @Test
    void asks_before_a_column_of_the_file_is_left_out() {
        var sentence = "Import staff.csv into employees";
        assertThat(world.question(sentence).text()).contains("extra");
        assertThat(world.load(sentence, "1").columns())
                .extracting(LoadColumn::to)
                .containsExactly("id", "name");
    }

    @Test
    void asks_where_a_required_column_comes_from() {
        assertThat(world.question("Import staff.csv into appointments, only columns id")
                        .text())
                .contains("doctor");
    }

    @Test
    void takes_a_reply_that_is_a_sentence_of_its_own_for_the_sentence() {
        var load = world.load("Blorp the file", "Import staff.csv into people");
        assertThat(load.destination()).isInstanceOfSatisfying(Destination.Table.class, table -> assertThat(
                        table.name().table())
                .isEqualTo("people"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Import staff.csv into people and frobnicate the names|frobnicate",
                "Import staff.csv into people quickly|quickly",
                "Import staff.csv into people and drop rows with empty salary|salary",
                "Import staff.csv into people and drop rows where extra is more than lots|lots"
            })
    void names_the_word_that_it_cannot_place(String sentence, String word) {
        assertThat(world.question(sentence).text()).contains("“" + word + "”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"above 5 and net fee is below 5", "5 and net fee is 7", "5 and net fee is above 5"})
    void asks_about_a_column_that_is_said_twice_and_cannot_be_both(String fee) {
        assertThat(world.draft("Import in/visits.csv into seen, only rows where net fee is " + fee))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void a_table_is_not_asked_about_as_if_it_were_one_of_its_columns() {
        var world = new World().table("public.orders", "order_id:int64!", "order_date:date", "amount:decimal");
        assertThat(world.question("How many orders frobnicate?").text()).contains("“frobnicate”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import in/visits.csv into seen and drop rows where net fee is below 0 and above 100",
                "Import in/visits.csv into seen, only rows where net fee is under 5 and over 100",
                "Import in/visits.csv into seen and drop rows where net fee is below 0 and net fee is above 100",
                "Import in/visits.csv into seen, only rows where net fee is under 5 and net fee is over 100"
            })
    void asks_about_bounds_that_exclude_each_other(String sentence) {
        assertThat(world.draft(sentence)).isInstanceOf(Unclear.class);
        assertThat(world.load(sentence.replace("below 0", "above 0")
                                .replace("above 100", "below 100")
                                .replace("under 5", "over 5")
                                .replace("over 100", "under 100"))
                        .columns())
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "?",
                "把 staff.csv 导入 orders 表",
                "Importiere staff.csv in die Tabelle Leute",
                "asdf qwer",
                "Charge la table"
            })
    void says_what_it_reads_when_it_understands_nothing(String sentence) {
        var drafting = world.draft(sentence);
        assertThat(drafting).isInstanceOfSatisfying(Unclear.class, unclear -> {
            assertThat(unclear.question().text()).isNotBlank();
            assertThat(unclear.question().options()).isNotEmpty();
        });
    }

    @Test
    void every_example_it_offers_is_one_that_it_understands() {
        for (var example : world.question("?").options()) {
            assertThat(world.pipeline(example).steps()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every weekday at 7, import staff.csv into people",
                "Import staff.csv into people every Monday at 6:30",
                "import staff.csv into people daily.",
                "Each morning import staff.csv into people",
                "Import staff.csv into people every 15 minutes"
            })
    void recognises_that_a_request_should_repeat_and_offers_to_run_it_once(String sentence) {
        assertThat(world.question(sentence).options()).containsExactly("run it once, now");
        assertThat(world.load(sentence, "1").columns()).hasSize(3);
    }

    @Test
    void says_why_a_file_cannot_be_read() {
        assertThat(world.question("Import pipe.csv into people").text()).contains("it is a pipe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop everything",
                "Delete all tables and drop everything.",
                "Please delete all data",
                "DROP TABLE employees;",
                "truncate employees",
                "delete all rows from employees",
                "wipe the whole database",
                "Delete everything in the database",
                "remove all rows of the employees table",
                "delete from employees",
                "drop the table employees",
                "Drop all tables!"
            })
    void declines_to_lose_whole_tables(String sentence) {
        assertThat(world.draft(sentence)).isInstanceOfSatisfying(Declined.class, declined -> assertThat(
                        declined.refusal().next())
                .isNotBlank());
    }

    @Test
    void a_workbook_with_several_sheets_is_asked_which_one_is_meant() {
        var world = new World()
                .file("year.xlsx#Q1 orders", "id:int64", "amount:int64")
                .file("year.xlsx#Q2", "id:int64", "amount:int64");
        var sentence = "Import year.xlsx into the table sales";
        assertThat(world.question(sentence).options()).containsExactly("year.xlsx#Q1 orders", "year.xlsx#Q2");
        assertThat(world.load(sentence, "2").source())
                .isInstanceOfSatisfying(io.sluice.pipeline.Source.File.class, file -> assertThat(file.path())
                        .isEqualTo("year.xlsx#Q2"));
    }
}
