package io.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.client.Api;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Table table(String rows) throws Exception {
        return Table.of(Api.JSON.readTree(
                "{\"columns\":[{\"name\":\"name\",\"type\":\"text\"},{\"name\":\"n\",\"type\":\"int64\"}],\"rows\":"
                        + rows + "}"));
    }

    @Test
    void sets_numbers_to_the_right_and_counts_wide_characters_twice() throws Exception {
        assertThat(table("[[\"東京\",7],[\"Bern\",120]]").plain()).isEqualTo("""
                name    n
                ────  ───
                東京    7
                Bern  120""");
    }

    @Test
    void lets_no_value_steer_the_terminal() throws Exception {
        assertThat(table("[[\"a\\u001b[31mred\\nb\",1]]").plain())
                .contains("a�[31mred↵b")
                .doesNotContain("\u001b");
        assertThat(table("[[\"a\\u009b31m\\u202egnp.exe\",1]]").plain()).contains("a�31m�gnp.exe");
    }

    @Test
    void quotes_for_csv_what_csv_needs_quoted() throws Exception {
        assertThat(table("[[\"a \\\"b\\\", c\",1],[null,2]]").csv()).isEqualTo("name,n\n\"a \"\"b\"\", c\",1\n,2");
    }

    @Test
    void keeps_a_markdown_cell_on_its_line() throws Exception {
        assertThat(table("[[\"a|b\\nc\",1]]").markdown()).endsWith("| a\\|b<br>c | 1 |");
    }
}
