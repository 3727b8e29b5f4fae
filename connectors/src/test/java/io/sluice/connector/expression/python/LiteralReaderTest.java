package io.sluice.connector.expression.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            1_000 ¦ 1000
            -5 ¦ -5
            00 ¦ 0
            0x1F ¦ 31
            1. ¦ 1.0
            -.5e1 ¦ -5.0
            12345678901234567890 ¦ 12345678901234567890
            True ¦ True
            None ¦ None
            (1) ¦ 1
            1,2 ¦ (1, 2)
            1, ¦ (1,)
            [1, 'a', None,] ¦ [1, 'a', None]
            {'a': {'b': [True]}} ¦ {'a': {'b': [True]}}
            {1, 2} ¦ {1, 2}
            'a' "b" ¦ 'ab'
            '\\x41\\u00e4\\n' ¦ 'Aä\\n'
            r'\\n' ¦ '\\\\n'
            1 # one ¦ 1
            """)
    void reads_what_python_reads(String text, String meaning) {
        assertThat(LiteralReader.read(text).map(literal -> Text.repr(literal.value())))
                .contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "true",
                "null",
                "007",
                "0_7",
                "1__0",
                "1 2",
                "2024-01-01",
                "2024-10-11",
                "1.2.3",
                "1+2",
                "--5",
                "1j",
                "nan",
                "[1",
                "1]",
                "{[]: 1}",
                "'a",
                "b'x'",
                "12abc",
                "Trueish",
                "f'x'",
                "5%",
                "10:30",
                "\n 1",
                ""
            })
    void leaves_any_other_text_alone(String text) {
        assertThat(LiteralReader.read(text)).isEmpty();
    }

    @Test
    void takes_line_breaks_inside_brackets_for_blanks() {
        assertThat(LiteralReader.read("[1,\n {'a':\n2}]").orElseThrow().value())
                .isEqualTo(List.of(1L, Map.of("a", 2L)));
    }

    @Test
    void gives_up_on_nesting_that_python_refuses_too() {
        assertThat(LiteralReader.read("[".repeat(5000) + "]".repeat(5000))).isEmpty();
    }
}
