package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationsTest {

    @Test
    void fields_are_added_in_order_and_see_each_other() {
        assertThat(transformed("{\"a\":{\"b\":2}}", """
                - type: AddFields
                  fields:
                    - {path: [sum], value: "{{ record.a.b + 1 }}"}
                    - {path: [next, deep], value: "{{ record['sum'] * 2 }}"}
                    - {path: [text], value: "{{ record['sum'] }}", value_type: string}
                    - {path: [nothing], value: "{{ record.none }}"}
                """))
                .isEqualTo("{\"a\":{\"b\":2},\"sum\":3,\"next\":{\"deep\":6},\"text\":\"3\",\"nothing\":\"\"}");
    }

    @Test
    void a_field_is_added_only_where_its_condition_holds() {
        assertThat(transformed("{\"a\":1}", """
                - type: AddFields
                  condition: "{{ value > 1 }}"
                  fields: [{path: [b], value: "{{ record.a }}"}, {path: [c], value: "{{ record.a + 1 }}"}]
                """)).isEqualTo("{\"a\":1,\"c\":2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            string ¦ {{ 7 }} ¦ "7"
            string ¦ a ¦ "a"
            integer ¦ {{ record.a }} ¦ 1
            integer ¦ {{ 1.5 }} ¦ "1.5"
            number ¦ {{ 1.5 }} ¦ 1.5
            boolean ¦ {{ record.a == 1 }} ¦ true
            """)
    void a_value_of_another_type_than_the_manifest_names_is_added_as_its_text(String type, String value, String added) {
        assertThat(transformed("{\"a\":1}", """
                - type: AddFields
                  fields: [{path: [b], value: "%s", value_type: %s}]
                """.formatted(value, type))).isEqualTo("{\"a\":1,\"b\":" + added + "}");
    }

    @Test
    void values_are_removed_wherever_they_fulfil_a_condition() {
        assertThat(transformed("{\"a\":\"\",\"b\":{\"c\":\"\",\"d\":1},\"e\":[\"\",2,\"\"]}", """
                - {type: RemoveFields, field_pointers: [[x]], condition: "{{ property == '' }}"}
                """))
                .isEqualTo("{\"b\":{\"d\":1},\"e\":[null,2]}");
    }

    @Test
    void fields_are_removed_wherever_their_pointer_matches() {
        assertThat(transformed("{\"a\":{\"b\":1,\"c\":2},\"d\":[{\"e\":1},{\"e\":2}],\"f\":3}", """
                - {type: RemoveFields, field_pointers: [[a, b], [d, "*", e], [none], [f]]}
                """))
                .isEqualTo("{\"a\":{\"c\":2},\"d\":[{},{}]}");
    }

    @Test
    void keys_are_renamed() {
        assertThat(transformed("{\"FirstName\":1,\"last Name\":{\"X-Y\":2},\"3d\":3}", "- {type: KeysToSnakeCase}"))
                .isEqualTo("{\"first_name\":1,\"last_name\":{\"x_y\":2},\"_3_d\":3}");
        assertThat(transformed("{\"Ab\":{\"Cd\":1}}", "- {type: KeysToLower}")).isEqualTo("{\"ab\":{\"Cd\":1}}");
        assertThat(transformed("{\"a b\":{\"c d\":1}}", "- {type: KeysReplace, old: \" \", new: \"_\"}"))
                .isEqualTo("{\"a_b\":{\"c_d\":1}}");
    }

    @Test
    void nested_fields_come_to_the_top() {
        assertThat(transformed("{\"a\":{\"b\":1,\"c\":[5,6]},\"d\":2}", "- {type: FlattenFields}"))
                .isEqualTo("{\"d\":2,\"c.1\":6,\"c.0\":5,\"b\":1}");
        assertThat(transformed("{\"a\":{\"b\":1},\"c\":2}", """
                - type: DpathFlattenFields
                  field_path: [a]
                  delete_origin_value: true
                  key_transformation: {type: KeyTransformation, prefix: "p_"}
                """)).isEqualTo("{\"c\":2,\"p_b\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            - {type: FlattenFields, flatten_lists: false} ¦ {"a":{"b":[1],"c":{"d":2}}} ¦ {"d":2,"b":[1]}
            - {type: DpathFlattenFields, field_path: [a, c]} ¦ {"a":{"c":{"d":2}}} ¦ {"a":{"c":{"d":2}},"d":2}
            - {type: DpathFlattenFields, field_path: [a, "{{ 'c' }}"], delete_origin_value: true} ¦ {"a":{"c":{"d":2},"e":1}} ¦ {"a":{"e":1},"d":2}
            - {type: DpathFlattenFields, field_path: [a], replace_record: true} ¦ {"a":{"d":2},"e":1} ¦ {"d":2}
            - {type: DpathFlattenFields, field_path: [a], key_transformation: {type: KeyTransformation, suffix: "_s"}} ¦ {"a":{"d":2}} ¦ {"a":{"d":2},"d_s":2}
            - {type: DpathFlattenFields, field_path: [a], delete_origin_value: true} ¦ {"a":{"e":2},"e":1} ¦ {"a":{"e":2},"e":1}
            - {type: DpathFlattenFields, field_path: [none]} ¦ {"a":1} ¦ {"a":1}
            """)
    void nested_fields_come_to_the_top_as_far_as_the_manifest_says(String transformation, String record, String flat) {
        assertThat(transformed(record, transformation)).isEqualTo(flat);
    }

    @Test
    void a_filter_sees_records_before_or_after_they_are_changed() {
        for (var first : List.of("true", "false")) {
            var manifest = Read.manifest("", "[]", "", """
                    transformations:
                      - {type: AddFields, fields: [{path: [a], value: "{{ record.a + 10 }}"}]}
                    """)
                    .replace(
                            "record_selector: {",
                            "record_selector: {transform_before_filtering: " + first
                                    + ", record_filter: {type: RecordFilter, condition: \"{{ record.a > 11 }}\"}, ");
            try (var api = new TestApi(asked -> Reply.json("[{\"a\":1},{\"a\":2},{\"a\":20}]"))) {
                assertThat(Read.all(api, manifest))
                        .containsExactly(
                                first.equals("true")
                                        ? new String[] {"{\"a\":12}", "{\"a\":30}"}
                                        : new String[] {"{\"a\":30}"});
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {type: integer} ¦ "12" ¦ 12
            {type: integer} ¦ 1.9 ¦ 1
            {type: integer} ¦ "a few" ¦ "a few"
            {type: number} ¦ true ¦ 1
            {type: string} ¦ {"b":[1,null]} ¦ "{'b': [1, None]}"
            {type: boolean} ¦ "Off" ¦ false
            {type: boolean} ¦ "maybe" ¦ "maybe"
            {type: [integer, string]} ¦ "12" ¦ "12"
            {type: ["null", integer]} ¦ null ¦ null
            {type: array, items: {type: integer}} ¦ ["1","2"] ¦ [1,2]
            {type: array, items: {type: string}} ¦ "one" ¦ ["one"]
            {type: array, items: {type: object, properties: {i: {type: integer}}}} ¦ [{"i":"1"}] ¦ [{"i":1}]
            """)
    void a_value_is_cast_to_the_one_type_of_its_schema_where_it_can_be(String schema, String value, String cast) {
        var manifest = Read.manifest(
                        "",
                        "[]",
                        "",
                        "schema_loader: {type: InlineSchemaLoader, schema: {properties: {a: " + schema + "}}}")
                .replace("record_selector: {", "record_selector: {schema_normalization: Default, ");
        try (var api = new TestApi(asked -> Reply.json("{\"a\":" + value + "}"))) {
            assertThat(Read.all(api, manifest)).containsExactly("{\"a\":" + cast + "}");
        }
    }

    @Test
    void values_are_cast_to_the_schema_where_the_manifest_asks_for_it() {
        var manifest = Read.manifest("", "[]", "", """
                schema_loader:
                  type: InlineSchemaLoader
                  schema:
                    type: object
                    properties:
                      n: {type: [number, "null"]}
                      s: {type: string}
                      b: {type: boolean}
                      o: {type: object, properties: {i: {type: integer}}}
                """)
                .replace("record_selector: {", "record_selector: {schema_normalization: Default, ");
        try (var api = new TestApi(
                asked -> Reply.json("{\"n\":\"1.50\",\"s\":7,\"b\":\"yes\",\"o\":{\"i\":\"12\"},\"x\":\"1\"}"))) {
            assertThat(Read.all(api, manifest))
                    .containsExactly("{\"n\":1.50,\"s\":\"7\",\"b\":true,\"o\":{\"i\":12},\"x\":\"1\"}");
        }
    }

    @Test
    void items_of_lists_inside_records_become_records() {
        assertThat(expanded(
                        "", "{\"id\":1,\"lines\":{\"data\":[{\"n\":1},{\"n\":2}]}},{\"id\":2,\"lines\":{\"data\":[]}}"))
                .containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void an_item_may_keep_its_record_and_a_record_without_items_stay() {
        assertThat(expanded(
                        ", remain_original_record: true, on_no_records: emit_parent",
                        "{\"lines\":{\"data\":[{\"n\":1},2]}},{\"id\":2}"))
                .containsExactly(
                        "{\"n\":1,\"original_record\":{\"lines\":{\"data\":[{\"n\":1},2]}}}",
                        "{\"value\":2,\"original_record\":{\"lines\":{\"data\":[{\"n\":1},2]}}}",
                        "{\"id\":2}");
    }

    private static List<String> expanded(String more, String records) {
        var extractor =
                "[all], record_expander: {type: RecordExpander, expand_records_from_field: [lines, data]" + more + "}";
        try (var api = new TestApi(asked -> Reply.json("{\"all\":[" + records + "]}"))) {
            return Read.all(api, Read.manifest("", extractor, "", ""));
        }
    }

    @Test
    void an_expression_that_fails_names_its_stream() {
        assertThatThrownBy(() -> transformed("{\"a\":1}", """
                - type: AddFields
                  fields: [{path: [b], value: "{{ record.none.deeper }}"}]
                """))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("stream s, an expression of the manifest fails");
    }

    private static String transformed(String record, String transformations) {
        try (var api = new TestApi(asked -> Reply.json(record))) {
            return Read.all(api, Read.manifest("", "[]", "", "transformations:\n" + transformations.indent(2)))
                    .getFirst();
        }
    }
}
