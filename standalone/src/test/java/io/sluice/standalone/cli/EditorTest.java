package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorTest {

    @TempDir
    private Path folder;

    @Test
    void gives_back_what_the_person_left_in_the_file_whatever_its_name() throws IOException {
        var file = Files.writeString(folder.resolve("it's a $draft.json"), "{\"a\": 1}");
        assertThat(new Editor("sed -i s/1/2/").edit(file)).isEqualTo("{\"a\": 2}");
    }

    @Test
    void an_editor_that_fails_is_a_person_who_gives_up() throws IOException {
        var file = Files.writeString(folder.resolve("draft.json"), "{}");
        assertThatThrownBy(() -> new Editor("false").edit(file)).hasMessageContaining("nothing was sent");
    }

    @Test
    void the_visual_one_comes_before_the_plain_one() {
        assertThat(Editor.chosen(Map.of("VISUAL", "vim", "EDITOR", "ed"))).contains(new Editor("vim"));
        assertThat(Editor.chosen(Map.of("VISUAL", " ", "EDITOR", "ed"))).contains(new Editor("ed"));
        assertThat(Editor.chosen(Map.of())).isEmpty();
    }
}
