package io.sluice.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.expression.python.PythonError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {{ record.id }}/{{ record['name'] }} ¦ 7/Ada it's
            {{ record.get('nope', {}).get('x') }} ¦ None
            {{ record.tags }} ¦ ['x', 'y', 'z']
            {{ [record.name, record.ratio, none, true] }} ¦ ["Ada it's", 1.5, None, True]
            {{ record['items'] }} ¦ 3
            {{ record.tags[-1] }}{{ record.name[:3] }}{{ record.tags[::2] }} ¦ zAda['x', 'z']
            {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 70 }} ¦ 3 -4 2 3.5 1180591620717411303424
            {{ 0.1 + 0.2 }} {{ 1e16 }} {{ 0.00001 }} ¦ 0.30000000000000004 1e+16 1e-05
            {{ record.missing }}|{{ record.missing ~ 'x' }} ¦ |x
            {{ record.missing | default('d') }} {{ config.empty or 'e' }} ¦ d e
            {{ 'big' if record.id > 5 else 'small' }}{{ 'x' if false }} ¦ big
            {{ 1 < record.id <= 7 }} {{ 'x' in record.tags }} {{ 'q' not in record }} ¦ True True True
            {{ record.id == 7.0 and not record.missing }} ¦ True
            {{ record.lines | map(attribute='sku') | join('+') }} ¦ a+b
            {{ record.lines | selectattr('n', 'equalto', 1) | map(attribute='sku') | first }} ¦ b
            {{ record.number | int + 1 }} {{ 'x' | int }} {{ '1.5' | float }} ¦ 8 0 1.5
            {{ record.name.split(' ')[0].lower() }} {{ ','.join(record.tags) }} ¦ ada x,y,z
            {{ record.name | replace('Ada', 'Eve') | upper }} ¦ EVE IT'S
            {{ '%s-%03d' % ('a', 7) }} {{ '{}/{b}'.format(1, b=2) }} ¦ a-007 1/2
            {{ 'a1b22' | regex_search('b([0-9]+)') }} ¦ 22
            {{ 'a b/ü' | urlencode }} {{ sanitize_url('a b/ü') }} ¦ a%20b/%C3%BC a+b%2F%C3%BC
            {{ 'x' | base64encode }} {{ 'eA==' | base64decode }} ¦ eA== x
            {{ 'x' | hash }} ¦ 9dd4e461268c8034f5c8564e155c67a6
            {{ {'a': [1, none]} | tojson }} ¦ {"a": [1, null]}
            {{ {'a': 1} | string }} ¦ \"""{"a": 1}\"""
            {{ max(1, 3, 2) }} {{ min(['b', 'a']) }} ¦ 3 a
            {{ record.id is defined }} {{ record.id is odd }} {{ none is none }} ¦ True True True
            {{ -2 ** 2 }} {{ 1 ~ 2 + 3 if false else 'ok' }} ¦ 4 ok
            {{ 'a' 'b' }} {{ 1_000 }} {{ 0x1f }} ¦ ab 1000 31
            {{ camel_case_to_snake_case('CamelCase') }} ¦ camel_case
            """)
    void renders_as_the_reference_does(String template, String text) {
        assertThat(Given.text(template)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {% set x = record.id + 1 %}{{ x }} ¦ 8
            {% if record.id > 9 %}a{% elif record.id > 5 %}b{% else %}c{% endif %} ¦ b
            {% for t in record.tags if t != 'y' %}{{ loop.index }}{{ t }}{% if not loop.last %},{% endif %}{% endfor %} ¦ 1x,2z
            {% for k, v in {'a': 1}.items() %}{{ k }}={{ v }}{% endfor %} ¦ a=1
            {% for t in [] %}{{ t }}{% else %}none{% endfor %} ¦ none
            {% set x = 1 %}{% for i in [1, 2] %}{% set x = i %}{% endfor %}{{ x }} ¦ 1
            {% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }} ¦ 3
            {% set ids = [] %}{% for t in record.tags %}{% set _ = ids.append(t) %}{% endfor %}{{ ids }} ¦ ['x', 'y', 'z']
            a {%- if config.yes %} b {%- endif -%} c ¦ a bc
            {% raw %}{{ kept }}{% endraw %}{# dropped #} ¦ {{ kept }}
            """)
    void runs_the_few_statements(String template, String text) {
        assertThat(Given.text(template)).isEqualTo(text);
    }

    @Test
    void gives_what_the_text_spells_and_not_the_text() {
        assertThat(Given.value("{{ record.id }}")).isEqualTo(7L);
        assertThat(Given.value("{{ record.number }}")).isEqualTo("007");
        assertThat(Given.value("1{{ record.id }}")).isEqualTo(17L);
        assertThat(Given.value("[1, {{ record.id }}]")).isEqualTo(List.of(1L, 7L));
        assertThat(Given.value("{{ {'a': record.id} }}")).isEqualTo(Map.of("a", 7L));
        assertThat(Given.value("{{ none }}")).isNull();
        assertThat(Given.value("{{ 'True' }}")).isEqualTo(true);
        assertThat(Given.value("2024-10-11")).isEqualTo("2024-10-11");
    }

    @Test
    void keeps_the_digits_of_a_decimal_that_is_only_passed_on() {
        assertThat(Given.value("{{ record.price }}")).isEqualTo(new BigDecimal("12.50"));
        assertThat(Given.text("{{ record.price }}")).isEqualTo("12.5");
    }

    @Test
    void is_null_where_the_text_is_empty_or_rests_on_something_undefined() {
        assertThat(Given.value("{{ config.empty }}")).isNull();
        assertThat(Given.value("{{ record.missing.deeper }}")).isNull();
    }

    @Test
    void is_the_template_where_types_do_not_fit() {
        assertThat(Given.value("{{ record.name + 1 }}")).isEqualTo("{{ record.name + 1 }}");
    }

    @Test
    void gives_a_list_of_its_own_that_may_be_changed() {
        var context = Given.context();
        var tags = Given.EXPRESSIONS.compile("{{ record.tags }}").value(context);
        assertThat(tags)
                .isEqualTo(((Map<?, ?>) context.get("record")).get("tags"))
                .isNotSameAs(((Map<?, ?>) context.get("record")).get("tags"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            {{ record.missing.deeper }} ¦ UndefinedError
            {{ record.missing + 1 }} ¦ UndefinedError
            {{ record.name + 1 }} ¦ TypeError
            {{ 1 < record.name }} ¦ TypeError
            {{ record.name() }} ¦ TypeError
            {{ record.id[1:] }} ¦ TypeError
            {{ 1 / 0 }} ¦ ZeroDivisionError
            {{ nobody }} ¦ ValueError
            {{ range(9) }} ¦ ValueError
            {{ str_to_datetime(record.name) }} ¦ ValueError
            {{ record.name | nothing }} ¦ TemplateAssertionError
            {{ record.name ¦ TemplateSyntaxError
            {% if record %} ¦ TemplateSyntaxError
            {% include record %} ¦ TemplateSyntaxError
            """)
    void names_an_error_as_the_reference_does(String template, String type) {
        assertThatThrownBy(() -> Given.text(template))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.type()).isEqualTo(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{ false }}", "false", "0", "0.0", "", "{}", "{{ [] }}", "{{ none }}", "{{ record.missing }}"})
    void takes_these_for_false(String condition) {
        assertThat(Given.EXPRESSIONS.compile(condition).holds(Given.context())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ true }}", "no", "{{ record.id }}", "{{ record.tags | length > 2 }}", "-1"})
    void takes_anything_else_for_true(String condition) {
        assertThat(Given.EXPRESSIONS.compile(condition).holds(Given.context())).isTrue();
    }

    @Test
    void refuses_to_compute_what_would_fill_the_memory() {
        for (var bomb : Arrays.asList("{{ 'x' * 999999999 }}", "{{ [0] * 999999999 }}", "{{ 9 ** 99999999 }}")) {
            assertThatThrownBy(() -> Given.text(bomb)).isInstanceOf(PythonError.class);
        }
    }

    @Test
    void refuses_a_template_that_is_nested_too_deeply() {
        var nested = "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}";
        assertThatThrownBy(() -> Given.text(nested)).isInstanceOf(PythonError.class);
    }
}
