package io.sluice.author.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Sources;
import io.sluice.author.Task;
import io.sluice.author.model.ModelSettings.Budget;
import io.sluice.author.model.ModelSettings.Recording;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.file.DataFolder;
import io.sluice.pipeline.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every provider over its own wire format: schema, errors, waits, silence; and what no provider may ever cause. */
class ProvidersTest {

    private static final String KEY = "sk-never-shown-4711";
    private static final String GOOD = """
            {"kind":"pipeline","text":"","options":[],"reason":"","assumptions":[],"steps":[{"type":"sql","depends_on":[],"source":"",
             "target":"","columns":[],"drop_when":[],"distinct_on":[],"mode":"none","key":[],"connection":"garden","code":"select 1",
             "inputs":[],"outputs":[]}]}""";

    private static ModelSettings settings(Wire wire, StandInModel server, Duration timeout) {
        return new ModelSettings(wire.provider(), server.url(), "stand-in", KEY, 0.2, 1500, timeout);
    }

    private static ModelSettings settings(Wire wire, StandInModel server) {
        return settings(wire, server, Duration.ofSeconds(10));
    }

    private static Task task(String request) {
        return new Task(
                "how many plants are there?",
                List.of(),
                new Catalog(List.of(), List.of()),
                List.of(new Database("garden", Connection.Kind.POSTGRES, "public")),
                "garden",
                Instant.EPOCH,
                ZoneOffset.UTC,
                io.sluice.author.Values.NONE,
                io.sluice.author.Sources.NONE,
                false,
                request);
    }

    @ParameterizedTest
    @EnumSource
    void replies_become_drafts_and_requests_carry_the_schema(Wire wire) {
        try (var server = new StandInModel(wire).says(GOOD)) {
            assertThat(new ModelAuthor(settings(wire, server)).draft(task("r"))).isInstanceOf(Author.Drafted.class);
            assertThat(server.paths().getFirst()).startsWith(wire.path());
            assertThat(server.heard().getFirst())
                    .contains(wire.schemaMark())
                    .contains("drop_when")
                    .contains("how many plants")
                    .doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_knows_no_temperature_is_asked_without_from_then_on(Wire wire) {
        try (var server = new StandInModel(wire)
                .refuses("Unsupported value: 'temperature' does not support 0.2 with this model")
                .says(GOOD)) {
            var author = new ModelAuthor(settings(wire, server));
            assertThat(author.draft(task("r"))).isInstanceOf(Author.Drafted.class);
            assertThat(author.draft(task("again"))).isInstanceOf(Author.Drafted.class);
            assertThat(server.heard()).hasSize(3);
            assertThat(server.heard().getFirst()).contains("temperature");
            assertThat(server.heard().subList(1, 3)).noneMatch(body -> body.contains("temperature"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void malformed_json_goes_back_once(Wire wire) {
        try (var server =
                new StandInModel(wire).says("Certainly! The answer is").says("```json\n" + GOOD + "\n```")) {
            assertThat(new ModelAuthor(settings(wire, server)).draft(task("r"))).isInstanceOf(Author.Drafted.class);
            assertThat(server.heard()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_busy_server_is_asked_again(Wire wire) {
        try (var server = new StandInModel(wire)
                .fails(429, Map.of("Retry-After", "0"))
                .fails(503, Map.of("Retry-After", "0"))
                .says(GOOD)) {
            assertThat(new ModelAuthor(settings(wire, server)).draft(task("r"))).isInstanceOf(Author.Drafted.class);
            assertThat(server.heard()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_trying_again_cannot_cure_is_not_tried_again_and_never_tells_the_key(Wire wire) {
        try (var server = new StandInModel(wire).fails(401, Map.of())) {
            var author = new ModelAuthor(settings(wire, server));
            assertThatThrownBy(() -> author.draft(task("r")))
                    .isInstanceOf(ModelException.class)
                    .satisfies(failure -> assertThat(stack(failure)).doesNotContain(KEY));
            assertThat(server.heard()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_silent_server_is_left_after_its_time(Wire wire) {
        try (var server = new StandInModel(wire).staysSilent()) {
            var author = new ModelAuthor(settings(wire, server, Duration.ofMillis(200)));
            assertThatThrownBy(() -> author.draft(task("r"))).isInstanceOf(ModelException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_has_used_its_budget_is_not_asked_for_again(Wire wire) {
        try (var server = new StandInModel(wire).says(GOOD)) {
            var tokens = new ModelAuthor(settings(wire, server).within(new Budget(15, 0, 0, 0)));
            tokens.draft(task("one"));
            assertThatThrownBy(() -> tokens.draft(task("one"))).hasMessageContaining("15 tokens");
            assertThat(tokens.draft(task("two"))).isInstanceOf(Author.Drafted.class);
            var money = new ModelAuthor(settings(wire, server).within(new Budget(0, 0.00002, 1, 2)));
            money.draft(task("one"));
            assertThatThrownBy(() -> money.draft(task("one"))).hasMessageContaining("budget of");
            assertThat(server.heard()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_recording_answers_without_key_and_network_and_is_called_synthetic(Wire wire, @TempDir Path folder)
            throws Exception {
        var file = folder.resolve("exchanges.jsonl");
        try (var server = new StandInModel(wire).says(GOOD)) {
            var recorded = new ModelAuthor(settings(wire, server).recorded(new Recording(file, false)));
            recorded.draft(task("r"));
            recorded.draft(task("again"));
            assertThat(server.heard()).hasSize(1);
            assertThat(recorded.stamp().name()).isEqualTo("synthetic stand-in");
        }
        assertThat(Files.readString(file))
                .contains("\"source\":\"synthetic\"", "\"inputTokens\":10", "how many plants")
                .doesNotContain(KEY);
        var nowhere = new ModelSettings(
                wire.provider(), "http://127.0.0.1:1", "stand-in", null, 0.2, 1500, Duration.ofSeconds(5));
        var replayed = new ModelAuthor(nowhere.recorded(new Recording(file, true)));
        assertThat(replayed.draft(task("r"))).isInstanceOf(Author.Drafted.class);
        assertThat(replayed.stamp().name()).isEqualTo("synthetic stand-in");
        assertThatThrownBy(() -> replayed.draft(task("r").saying("something else")))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void a_recording_in_the_data_folder_is_not_shown_so_that_the_same_question_stays_the_same(@TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("plants.csv"), "plant,height\n1,2\n");
        var file = folder.resolve("exchanges.jsonl");
        try (var server = new StandInModel(Wire.OPENAI).says(GOOD)) {
            var recorded = new ModelAuthor(settings(Wire.OPENAI, server).recorded(new Recording(file, false)));
            recorded.draft(in(folder));
            assertThat(in(folder).catalog().files())
                    .extracting(FileMetadata::path)
                    .contains("exchanges.jsonl");
            recorded.draft(in(folder));
            assertThat(server.heard()).singleElement().asString().contains("plants.csv");
            recorded.draft(in(folder).saying("how high are they?"));
            assertThat(server.heard().getLast()).contains("plants.csv").doesNotContain("exchanges.jsonl");
        }
    }

    /** The same question, with the files that lie in the folder now. */
    private static Task in(Path folder) {
        var asked = task("r");
        return new Task(
                asked.sentence(),
                List.of(),
                new Catalog(List.of(), new DataFolder(folder).list(path -> true)),
                asked.databases(),
                asked.target(),
                asked.now(),
                asked.timezone(),
                asked.values(),
                new Sources() {
                    @Override
                    public Sample sample(Source source) {
                        return NONE.sample(source);
                    }

                    @Override
                    public Optional<String> folder() {
                        return Optional.of(folder.toString());
                    }
                });
    }

    @Test
    void settings_do_not_show_the_key() {
        assertThat(ModelSettings.of(ModelSettings.Provider.OPENAI, null, "m", KEY)
                        .toString())
                .doesNotContain(KEY);
    }

    @Test
    void a_recording_that_was_cut_off_is_read_as_far_as_it_goes(@TempDir Path folder) throws Exception {
        var file = folder.resolve("cut.jsonl");
        var recordings = new Recordings(file);
        recordings.keep(new Recordings.Exchange("a", "model", "m", "p", "r", 1, 1, 1));
        Files.writeString(file, "{\"key\":\"b\",\"sou", java.nio.file.StandardOpenOption.APPEND);
        var again = new Recordings(file);
        assertThat(again.find("a")).isPresent();
        assertThat(again.find("b")).isEmpty();
        again.keep(new Recordings.Exchange("c", "model", "m", "p", "r", 1, 1, 1));
        assertThat(new Recordings(file).find("c")).isPresent();
        assertThat(again.isSynthetic()).isFalse();
    }

    private static String stack(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
