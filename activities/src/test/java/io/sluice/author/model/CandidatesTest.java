package io.sluice.author.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.answer.MostAgreed;
import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Sources;
import io.sluice.author.Task;
import io.sluice.author.Values;
import io.sluice.author.model.ModelSettings.Budget;
import io.sluice.author.model.ModelSettings.Provider;
import io.sluice.author.model.ModelSettings.Recording;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Introspector;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.store.NewRequest;
import io.sluice.store.WrittenIn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Several drafts of one question, of which the answer counts that most of them give when they are run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidatesTest {

    private final TestDatabase apiary = TestDatabase.postgres()
            .run(
                    "create table hives (hive int primary key, meadow text, queens int)",
                    "insert into hives values (1, 'north', 1), (2, 'north', 1), (3, 'south', 2)");
    private TestInstallation installation;

    @BeforeAll
    void install(@TempDir Path folder) {
        installation = new TestInstallation(folder, apiary.as("apiary"));
    }

    @AfterAll
    void remove() {
        installation.close();
        apiary.close();
    }

    @Test
    void the_answer_that_most_drafts_give_is_taken_and_what_names_nothing_real_is_never_run() {
        try (var model = new StandInModel()
                .says(sql("SELECT sum(queens) FROM hives"))
                .says(sql("SELECT count(*) FROM hives"))
                .says(sql("SELECT count(swarm) FROM hives"))
                .says(sql("SELECT count(hive) FROM hives"))
                .says(sql("SELECT count(*) FROM hives, hives again"))) {
            var drafted = draft(settings(model).drawing(5));
            assertThat(text(drafted)).isIn("SELECT count(*) FROM hives", "SELECT count(hive) FROM hives");
            assertThat(drafted.pipeline().assumptions()).contains("2 of 5 drafts of the model gave this answer");
            assertThat(model.heard()).hasSize(5);
        }
    }

    @Test
    void where_no_draft_can_be_run_the_first_goes_on_to_be_repaired() {
        try (var model = new StandInModel().says(sql("SELECT swarms FROM hives"))) {
            assertThat(text(draft(settings(model).drawing(3)))).isEqualTo("SELECT swarms FROM hives");
        }
    }

    @Test
    void one_draft_is_asked_for_where_nothing_else_was_chosen() {
        try (var model = new StandInModel().says(sql("SELECT count(*) FROM hives"))) {
            assertThat(draft(settings(model)).pipeline().assumptions()).isEmpty();
            assertThat(model.heard()).hasSize(1);
        }
    }

    @Test
    void step_by_step_no_draft_is_run_to_be_compared() {
        installation
                .store()
                .requests()
                .insert(new NewRequest(
                        "careful",
                        1,
                        "how many hives are there",
                        List.of(),
                        List.of(),
                        null,
                        Approval.AUTO,
                        Pace.STEP_BY_STEP,
                        null,
                        "UTC",
                        WrittenIn.WORDS));
        try (var model = new StandInModel().says(sql("SELECT count(*) FROM hives"))) {
            var drafted = draft(settings(model).drawing(3), "careful");
            assertThat(drafted.pipeline().assumptions()).singleElement().satisfies(said -> assertThat(said)
                    .contains("one draft only", "before you say so"));
            assertThat(model.heard()).hasSize(1);
        }
    }

    /** Each exchange takes 15 tokens. */
    @Test
    void drafts_are_drawn_while_the_budget_leaves_room_for_a_repair() {
        try (var model = new StandInModel().says(sql("SELECT count(*) FROM hives"))) {
            var author = author(settings(model).drawing(5).within(new Budget(50, 0, 0, 0)));
            var task = task("frugal");
            var drafted = (Author.Drafted) author.draft(task);
            assertThat(drafted.pipeline().assumptions())
                    .containsExactly(
                            "2 of 2 drafts of the model gave this answer",
                            "the model gave 2 of 5 drafts: the others failed, or the budget was kept for a repair");
            assertThat(model.heard()).hasSize(2);
            var problem = new Problem(Problem.Kind.TIMEOUT, "answer", 1, "too slow", null, "ask for less");
            assertThat(author.repair(task, drafted.pipeline(), problem, List.of()))
                    .isNotNull();
            assertThat(model.heard()).hasSize(3);
        }
    }

    @Test
    void what_changes_data_is_drafted_once() {
        try (var model = new StandInModel().says(sql("UPDATE hives SET queens = 0 WHERE hive = 1"))) {
            assertThat(draft(settings(model).drawing(3)).pipeline().readOnly()).isFalse();
            assertThat(model.heard()).hasSize(1);
        }
    }

    @Test
    void each_candidate_is_recorded_and_replayed_as_itself(@TempDir Path folder) {
        var file = folder.resolve("exchanges.jsonl");
        try (var model =
                new StandInModel().says(sql("SELECT sum(queens) FROM hives")).says(sql("SELECT count(*) FROM hives"))) {
            var kept = draft(settings(model).drawing(3).recorded(new Recording(file, false)));
            assertThat(text(kept)).isEqualTo("SELECT count(*) FROM hives");
        }
        var nowhere = ModelSettings.of(Provider.OPENAI, "http://127.0.0.1:9/v1", "stand-in", null);
        var replayed = draft(nowhere.drawing(3).recorded(new Recording(file, true)));
        assertThat(text(replayed)).isEqualTo("SELECT count(*) FROM hives");
        assertThat(replayed.by().name()).isEqualTo("synthetic stand-in");
    }

    @Test
    void two_candidates_are_no_majority() {
        var one = ModelSettings.of(Provider.OPENAI, null, "m", "k");
        assertThatThrownBy(() -> one.drawing(2)).hasMessageContaining("3 to 8");
        assertThatThrownBy(() -> one.drawing(9)).hasMessageContaining("3 to 8");
    }

    private static ModelSettings settings(StandInModel model) {
        return ModelSettings.of(Provider.OPENAI, model.url(), "stand-in", null);
    }

    private Author.Drafted draft(ModelSettings settings) {
        return draft(settings, "");
    }

    private Author.Drafted draft(ModelSettings settings, String request) {
        return (Author.Drafted) author(settings).draft(task(request));
    }

    private Author author(ModelSettings settings) {
        return MostAgreed.of(
                new ModelAuthor(settings), installation.store(), installation.connections(), installation.databases());
    }

    private Task task(String request) {
        var connection = apiary.as("apiary");
        return new Task(
                "how many hives are there",
                List.of(),
                new Catalog(new Introspector(installation.databases()).all(connection), List.of()),
                List.of(new Database("apiary", Connection.Kind.POSTGRES, "public")),
                "apiary",
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneOffset.UTC,
                Values.NONE,
                Sources.NONE,
                false,
                request);
    }

    private static String text(Author.Drafted drafted) {
        return ((Step.Sql) drafted.pipeline().steps().getFirst()).text();
    }

    private static String sql(String text) {
        return "{\"kind\":\"pipeline\",\"reason\":\"\",\"steps\":[{\"type\":\"sql\",\"connection\":\"apiary\",\"code\":\""
                + text + "\",\"outputs\":[\"answer\"]}]}";
    }
}
