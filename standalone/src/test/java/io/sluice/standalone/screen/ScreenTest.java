package io.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private static final String STEERING = "a\u001b[2Jb\u009b1Ac\u202Ed\u2066e\rf\u0007";
    private static final String MARKED = "a�[2Jb�1Ac�d�e�f�";

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    private Screen screen(boolean colored) {
        return new Screen(new PrintWriter(out), new PrintWriter(messages), true, colored);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_text_from_data_or_an_api_does_not_steer_the_terminal(boolean colored) {
        var screen = screen(colored);
        screen.say("  waits: " + STEERING);
        screen.result(STEERING);
        screen.fleeting(STEERING);
        assertThat(messages.toString()).contains("  waits: " + MARKED, "\u001b[?7l" + MARKED + "\u001b[?7h");
        assertThat(out.toString().stripTrailing()).isEqualTo(MARKED);
    }

    @Test
    void our_colors_and_what_is_written_in_other_scripts_stay_as_they_are() {
        var text = "東京\tمريم 👩\u200D🔬\r\nnaïve";
        var screen = screen(true);
        screen.say(screen.strong(screen.bad(text)));
        assertThat(messages.toString().stripTrailing()).isEqualTo("\u001b[1m\u001b[31m" + text + "\u001b[0m\u001b[0m");
    }

    @Test
    void a_document_says_the_same_with_such_characters_escaped() throws Exception {
        var document = JsonNodeFactory.instance.objectNode().put("text", STEERING + "\u007f é");
        var written = Api.write(document);
        assertThat(Api.JSON.readTree(written)).isEqualTo(document);
        screen(false).result(written);
        assertThat(out.toString().stripTrailing()).isEqualTo(written).contains("\\u009b", "\\u202e", "é");
    }

    @Test
    void what_a_program_reads_is_exactly_as_it_is() {
        screen(true).data(STEERING);
        assertThat(out.toString()).startsWith(STEERING);
    }
}
