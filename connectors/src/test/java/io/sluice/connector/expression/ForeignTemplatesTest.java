package io.sluice.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.expression.python.PythonError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a manifest of somebody who means no good may ask for. */
class ForeignTemplatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {{ 'a' * 10**9 }} ¦ OverflowError
            {{ [0] * 10**9 }} ¦ OverflowError
            {{ 9 ** 100000000 }} ¦ OverflowError
            {{ 'a' | center(10**9) }} ¦ OverflowError
            {{ 'a'.zfill(10**9) }} ¦ OverflowError
            {{ 'a'.ljust(10**9) }} ¦ OverflowError
            {{ '%999999999d' % 1 }} ¦ OverflowError
            {{ '%99999999999999d' % 1 }} ¦ OverflowError
            {{ '%.999999999f' % 1.5 }} ¦ OverflowError
            {{ '{:999999999}'.format('a') }} ¦ OverflowError
            {{ ('a' * 10**6) | replace('a', 'a' * 10**6) }} ¦ OverflowError
            {{ ('a' * 10**6).replace('', 'a' * 10**6) }} ¦ OverflowError
            {{ ('a' * 10**6) | regex_replace('a', 'aaaaaaaaaaaaaaaaaaaa') }} ¦ OverflowError
            {{ ('a' * 10**6) | list | join('a' * 10**3) }} ¦ OverflowError
            {{ ('a' * 10**6).join('a' * 10**6) }} ¦ OverflowError
            {% set x = 'a' * 9 * 10**6 %}{{ x + x }} ¦ OverflowError
            {% set x = 'a' * 9 * 10**6 %}{{ x ~ x }} ¦ OverflowError
            {% for i in 'abcdefghij' * 100 %}{{ 'a' * 10**6 }}{% endfor %} ¦ OverflowError
            {{ ('a' * 100) | regex_search('(.*)(.*)(.*)(.*)(.*)(.*)(.*)b$') }} ¦ TimeoutError
            {{ ('a' * 100) | regex_replace('(.*)(.*)(.*)(.*)(.*)(.*)(.*)b$', 'b') }} ¦ TimeoutError
            {{ ('ab' * 10**5) | regex_search('^(a|b)*$') }} ¦ RecursionError
            """)
    void ends_with_an_error_before_it_costs_the_memory_or_the_day(String template, String type) {
        assertThatThrownBy(() -> Given.text(template))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.type()).isEqualTo(type));
    }

    @Test
    void a_template_of_megabytes_is_refused() {
        assertThatThrownBy(() -> Given.text("{{ '" + "x".repeat(2_000_000) + "' }}"))
                .isInstanceOf(PythonError.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void loops_within_loops_end_after_some_seconds() {
        var rounds = "{% for a in 'a' * 10**6 %}{% for b in 'a' * 10**6 %}{% endfor %}{% endfor %}";
        assertThatThrownBy(() -> Given.text(rounds))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.type()).isEqualTo("TimeoutError"));
    }

    @Test
    void a_value_that_is_nested_too_deeply_is_an_error_and_no_crash() {
        @Nullable Object deep = "end";
        for (var i = 0; i < 200_000; i++) {
            deep = List.of(deep);
        }
        var context = Given.context();
        context.put("record", deep);
        assertThatThrownBy(() -> Given.EXPRESSIONS.compile("{{ record }}").text(context))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.type()).isEqualTo("RecursionError"));
    }
}
