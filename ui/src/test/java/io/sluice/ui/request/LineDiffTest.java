package io.sluice.ui.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void a_changed_line_is_one_gone_and_one_new_between_those_that_stayed() {
        assertThat(LineDiff.of("a\nb\nc", "a\nx\nc")).isEqualTo(" a\n-b\n+x\n c");
    }

    @Test
    void only_lines_near_a_change_are_told() {
        assertThat(LineDiff.of("1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\n5\n6\n7\n9"))
                .isEqualTo(" 6\n 7\n-8\n+9");
    }

    @Test
    void a_gap_between_two_changes_is_marked() {
        assertThat(LineDiff.of("a\n1\n2\n3\n4\n5\nb", "A\n1\n2\n3\n4\n5\nB"))
                .isEqualTo("-a\n+A\n 1\n 2\n@@\n 4\n 5\n-b\n+B");
    }

    @Test
    void added_and_removed_lines_keep_their_place() {
        assertThat(LineDiff.of("a\nb", "a\nnew\nb")).isEqualTo(" a\n+new\n b");
        assertThat(LineDiff.of("a\nold\nb", "a\nb")).isEqualTo(" a\n-old\n b");
    }

    @Test
    void equal_texts_have_no_diff() {
        assertThat(LineDiff.of("a\nb", "a\nb")).isEmpty();
    }
}
