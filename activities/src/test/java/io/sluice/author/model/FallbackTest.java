package io.sluice.author.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.FallbackAuthor;
import io.sluice.author.Task;
import io.sluice.author.Visits;
import io.sluice.author.model.ModelSettings.Budget;
import io.sluice.author.planner.Planner;
import io.sluice.fixture.HandClock;
import io.sluice.pipeline.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is down, over the wire: the planner does its work and says so, and a dead model is left alone for a while. */
class FallbackTest {

    private static final String GOOD = """
            {"kind":"pipeline","text":"","options":[],"reason":"","assumptions":[],"steps":[{"type":"sql","depends_on":[],"source":"",
             "target":"","columns":[],"drop_when":[],"distinct_on":[],"mode":"none","key":[],"connection":"warehouse","code":"select 1",
             "inputs":[],"outputs":[]}]}""";

    private final StandInModel server = new StandInModel();
    private final HandClock watch = new HandClock(Instant.EPOCH);

    @AfterEach
    void close() {
        server.close();
    }

    private Author author(Duration timeout, Budget budget) {
        var settings =
                new ModelSettings(ModelSettings.Provider.OPENAI, server.url(), "stand-in", "key-7", 0.2, 1500, timeout);
        return new FallbackAuthor(new ModelAuthor(settings.within(budget)), new Planner(), watch);
    }

    private Author author() {
        return author(Duration.ofSeconds(10), Budget.NONE);
    }

    private static Task task(String sentence, String request) {
        return Visits.task(sentence, List.of(), request);
    }

    private static Task task(String sentence) {
        return task(sentence, "r");
    }

    private static Author.Drafted load(Author author) {
        return (Author.Drafted) author.draft(task("Import visits.csv into the stays table"));
    }

    @Test
    void a_silent_model_hands_over_to_the_planner_and_the_draft_says_so() {
        server.staysSilent();
        var drafted = load(author(Duration.ofMillis(300), Budget.NONE));
        assertThat(drafted.by().kind()).isEqualTo("planner");
        assertThat(drafted.pipeline().assumptions())
                .contains("the model stand-in did not answer, so the built-in planner wrote this");
    }

    @Test
    void what_the_planner_asks_in_its_stead_says_so_too() {
        server.fails(401, Map.of());
        var unclear = (Author.Unclear) author().draft(task("Import visitors.xyz into stays and frobnicate it"));
        assertThat(unclear.question().text()).contains("the model stand-in did not answer");
    }

    @Test
    void so_does_what_it_repairs_or_cannot_repair() {
        server.says(GOOD);
        var author = author();
        var broken =
                load(new FallbackAuthor(new Planner(), new Planner(), watch)).pipeline();
        server.fails(401, Map.of()).says("never asked");
        author.draft(task("how many?"));
        var problem = new Problem(Problem.Kind.COMMAND_FAILED, "sandbox_run", 1, "it broke", "", "");
        var unrepaired = (Author.Unrepaired) author.repair(task("Import visits.csv"), broken, problem, List.of());
        assertThat(unrepaired.why()).contains("the model stand-in did not answer");
    }

    /** What the planner only names its languages to, a model reads: it is not in the planner's English. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wie viele Besuche gibt es?",
                "Combien de visites sont dans la table ?",
                "¿Cuántas visitas hay en la tabla?",
                "有多少次访问？"
            })
    void a_sentence_in_another_language_goes_to_the_model(String sentence) {
        server.says(GOOD);
        assertThat(author().draft(task(sentence)).by().kind()).isEqualTo("model");
        assertThat(server.heard()).hasSize(1);
        assertThat(new Planner().draft(task(sentence))).isInstanceOf(Author.Unclear.class);
    }

    @Test
    void a_model_that_failed_three_times_is_left_alone_for_a_minute_and_then_asked_again() {
        server.fails(401, Map.of());
        var author = author();
        for (int n = 0; n < 5; n++) {
            assertThat(load(author).by().kind()).isEqualTo("planner");
        }
        assertThat(server.heard()).hasSize(3);
        watch.advance(Duration.ofSeconds(61));
        server.says(GOOD).says(GOOD);
        load(author);
        assertThat(load(author).by().kind()).isEqualTo("model");
    }

    @Test
    void a_request_without_budget_goes_to_the_planner_and_others_still_to_the_model() {
        server.says(GOOD);
        var author = author(Duration.ofSeconds(10), new Budget(15, 0, 0, 0));
        author.draft(task("how many?", "one"));
        for (int n = 0; n < 4; n++) {
            var drafted = (Author.Drafted) author.draft(task("Import visits.csv into the stays table", "one"));
            assertThat(drafted.pipeline().assumptions())
                    .contains("the model stand-in was not asked, as the request has used its 15 tokens,"
                            + " so the built-in planner wrote this");
        }
        assertThat(author.draft(task("how many?", "two")).by().kind()).isEqualTo("model");
    }
}
