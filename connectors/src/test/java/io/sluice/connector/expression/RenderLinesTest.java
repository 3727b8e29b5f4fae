package io.sluice.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RenderLinesTest {
    private static String answers(String lines) throws IOException {
        var out = new StringWriter();
        new RenderLines(Given.EXPRESSIONS).run(new BufferedReader(new StringReader(lines)), new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void answers_every_line_with_text_and_value() throws IOException {
        assertThat(answers("""
                {"t": "{{ a }}", "ctx": {"a": 1}}

                {"t": "{{ a }}", "ctx": {"a": [1.5, null, "x"]}}
                {"t": "{{ a }}", "ctx": {"a": 12345678901234567890}}
                """).lines())
                .containsExactly(
                        "{\"out\":\"1\",\"value\":1}",
                        "{\"out\":\"[1.5, None, 'x']\",\"value\":[1.5,null,\"x\"]}",
                        "{\"out\":\"12345678901234567890\",\"value\":12345678901234567890}");
    }

    @Test
    void names_the_error_and_what_the_engine_would_go_on_with() throws IOException {
        assertThat(answers("""
                {"t": "{{ a.b.c }}", "ctx": {"a": {}}}
                {"t": "{{ a + 1 }}", "ctx": {"a": "x"}}
                {"t": "{{ a", "ctx": {}}
                nonsense
                """).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"error\":\"UndefinedError\",\"value\":null"),
                        line -> assertThat(line).startsWith("{\"error\":\"TypeError\",\"value\":\"{{ a + 1 }}\""),
                        line -> assertThat(line).startsWith("{\"error\":\"TemplateSyntaxError\",\"value\":null"),
                        line -> assertThat(line).startsWith("{\"error\":\"JSONDecodeError\""));
    }

    @Test
    void renders_each_line_from_what_it_was_given() throws IOException {
        assertThat(answers("{\"t\": \"{{ a.append(2) }}{{ a }}\", \"ctx\": {\"a\": [1]}}"))
                .startsWith("{\"out\":\"None[1, 2]\",\"value\":\"None[1, 2]\"}");
    }
}
