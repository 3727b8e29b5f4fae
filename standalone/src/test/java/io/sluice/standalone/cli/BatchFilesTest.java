package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.batch.Answers;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a batch: one bad line spoils only itself, and a batch that was stopped goes on where it was. */
class BatchFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_line_that_cannot_be_read_keeps_its_place_and_says_why() throws IOException {
        var file = Files.writeString(folder.resolve("in"), """
                {"id":"a","question":"How many orders are there?","evidence":"","on":"shop","other":1}
                {bad

                {"id":"c"}
                """);
        var lines = BatchLine.in(file);
        assertThat(lines).extracting(BatchLine::id).containsExactly("a", "line-2", "c");
        assertThat(lines.get(0).mistake()).isEmpty();
        assertThat(lines.get(1).mistake()).contains("line 2 is not JSON");
        assertThat(lines.get(2).mistake()).contains("line 4 has no question");
    }

    @Test
    void a_question_takes_what_it_does_not_say_from_the_command() throws IOException {
        var file = Files.writeString(folder.resolve("in"), "{\"id\":\"a\",\"question\":\"How many?\",\"other\":1}\n");
        var defaults = JsonNodeFactory.instance.objectNode().put("now", "2026-01-31T12:00:00Z");
        var question = BatchLine.in(file).getFirst().question(defaults);
        assertThat(question.path("question").asText()).isEqualTo("How many?");
        assertThat(question.path("now").asText()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(question.has("other")).isFalse();
    }

    @Test
    void a_question_that_nobody_answered_in_time_is_asked_again_by_the_next_batch() throws IOException {
        var questions = Files.writeString(
                folder.resolve("in"),
                "{\"id\":\"a\",\"question\":\"How many?\"}\n{\"id\":\"b\",\"question\":\"How many?\"}\n");
        var out = folder.resolve("out");
        var said = new StringWriter();
        try (var server = new StandIn()) {
            server.replies("POST /v1/asks", 503, "{\"code\":\"not_answered\",\"detail\":\"not in time\"}")
                    .replies("POST /v1/asks", "{\"outcome\":\"answered\"}");
            assertThat(batch(server, questions, out, said)).isFalse();
            assertThat(Files.readString(out)).doesNotContain("\"a\"").contains("\"b\"");
            assertThat(said.toString()).contains("1 answered, 1 not answered in time");
            assertThat(batch(server, questions, out, said)).isTrue();
            assertThat(Files.readAllLines(out)).hasSize(2);
        }
    }

    @Test
    void a_batch_that_nobody_answers_stops_and_says_why() throws IOException {
        var questions = folder.resolve("in");
        for (var i = 0; i < 20; i++) {
            Files.writeString(
                    questions, "{\"question\":\"How many?\"}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        try (var server = new StandIn()) {
            server.replies("POST /v1/asks", 503, "{\"code\":\"not_answered\",\"detail\":\"not in time\"}");
            assertThatThrownBy(() -> batch(server, questions, folder.resolve("out"), new StringWriter()))
                    .isInstanceOf(ApiException.class)
                    .hasMessage("not in time");
            assertThat(server.changes()).hasSize(8);
        }
    }

    private static boolean batch(StandIn server, Path questions, Path out, StringWriter said) throws IOException {
        var screen = new Screen(new PrintWriter(new StringWriter()), new PrintWriter(said), false, false);
        try (var answers = Answers.in(out)) {
            return new Batch(new Api(server.web(), null), screen, answers)
                    .run(questions, JsonNodeFactory.instance.objectNode(), 1);
        }
    }

    @Test
    void a_file_of_something_else_is_no_place_for_answers() throws IOException {
        var notes = Files.writeString(folder.resolve("notes"), "one line, and no end to it");
        assertThat(Answers.isForeign(notes)).isTrue();
        assertThat(Answers.isForeign(Files.writeString(folder.resolve("half"), "{\"i")))
                .isFalse();
        assertThat(Answers.isForeign(folder.resolve("none"))).isFalse();
    }

    @Test
    void ids_that_have_an_answer_are_not_asked_again_and_half_a_line_is_no_answer() throws IOException {
        var out = folder.resolve("out");
        try (var answers = Answers.in(out)) {
            answers.write("a", Batch.failed("no such connection"));
        }
        Files.writeString(out, Files.readString(out) + "{\"id\":\"b\",\"outcome\":\"answe");
        try (var answers = Answers.in(out)) {
            assertThat(answers.isNew("a")).isFalse();
            assertThat(answers.isNew("b")).isTrue();
            assertThat(answers.isNew("b")).isFalse();
            answers.write("b", Batch.failed("again"));
        }
        assertThat(Files.readAllLines(out)).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }
}
