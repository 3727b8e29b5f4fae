package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void a_file_of_something_else_is_no_place_for_answers() throws IOException {
        var notes = Files.writeString(folder.resolve("notes"), "one line, and no end to it");
        assertThat(BatchAnswers.isForeign(notes)).isTrue();
        assertThat(BatchAnswers.isForeign(Files.writeString(folder.resolve("half"), "{\"i")))
                .isFalse();
        assertThat(BatchAnswers.isForeign(folder.resolve("none"))).isFalse();
    }

    @Test
    void ids_that_have_an_answer_are_not_asked_again_and_half_a_line_is_no_answer() throws IOException {
        var out = folder.resolve("out");
        try (var answers = BatchAnswers.in(out)) {
            answers.write("a", BatchAnswers.failed("no such connection"));
        }
        Files.writeString(out, Files.readString(out) + "{\"id\":\"b\",\"outcome\":\"answe");
        try (var answers = BatchAnswers.in(out)) {
            assertThat(answers.isNew("a")).isFalse();
            assertThat(answers.isNew("b")).isTrue();
            assertThat(answers.isNew("b")).isFalse();
            answers.write("b", BatchAnswers.failed("again"));
        }
        assertThat(Files.readAllLines(out)).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }
}
