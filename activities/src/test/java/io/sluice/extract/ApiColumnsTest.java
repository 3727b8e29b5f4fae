package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream's schema says what may come, its records what came: the columns hold both. */
class ApiColumnsTest {

    @Test
    void declared_types_stay_where_the_values_are_such() {
        var columns = of(Column.of("id", ColumnType.INT64), Column.of("at", ColumnType.TIMESTAMPTZ));
        columns.see(Map.of("id", 7L, "at", "2026-01-01T00:00:00Z"));
        assertThat(types(columns)).containsExactly("id int64", "at timestamptz");
    }

    @Test
    void a_fraction_widens_a_whole_number_and_a_word_makes_it_text() {
        var columns = of(Column.of("price", ColumnType.INT64), Column.of("code", ColumnType.INT64));
        columns.see(Map.of("price", new BigDecimal("2.50"), "code", 1L));
        columns.see(Map.of("price", 3L, "code", "B2"));
        assertThat(types(columns)).containsExactly("price decimal", "code text");
    }

    @Test
    void fields_that_no_schema_names_are_columns_too_and_nested_ones_are_json() {
        var columns = of();
        var record = new LinkedHashMap<String, Object>();
        record.put("Order ID", 1L);
        record.put("lines", List.of(Map.of("sku", "a")));
        columns.see(record);
        assertThat(types(columns)).containsExactly("order_id int64", "lines json");
        assertThat(columns.columns()).extracting(LoadColumn::from).containsExactly("Order ID", "lines");
    }

    @Test
    void numbers_keep_all_their_digits() {
        assertThat(ApiRecords.text(new BigDecimal("0.10000000000000000001"))).isEqualTo("0.10000000000000000001");
        assertThat(ApiRecords.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(ApiRecords.text(9007199254740993L)).isEqualTo("9007199254740993");
        assertThat(ApiRecords.text(List.of(1L, "a"))).isEqualTo("[1,\"a\"]");
        assertThat(ApiRecords.text(null)).isNull();
    }

    private static ApiColumns of(Column... declared) {
        return new ApiColumns(List.of(declared));
    }

    private static List<String> types(ApiColumns columns) {
        return columns.columns().stream()
                .map(column -> column.to() + " " + column.type())
                .toList();
    }
}
