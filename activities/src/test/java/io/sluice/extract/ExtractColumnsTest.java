package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.TableName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the columns of a database's table are called, wherever they go. */
class ExtractColumnsTest {

    @Test
    void names_stay_as_they_are() {
        assertThat(named("Id", "total paid")).containsExactly("Id", "total paid");
    }

    @Test
    void names_that_differ_by_their_case_only_are_numbered_for_a_target_may_take_them_for_one() {
        assertThat(named("Id", "id", "ID")).containsExactly("id", "id_2", "id_3");
    }

    private static List<String> named(String... columns) {
        var metadata = Arrays.stream(columns)
                .map(name -> new ColumnMetadata(name, "text", ColumnType.TEXT, true, null, false, false, null, null))
                .toList();
        var table = new TableMetadata(
                new TableName("shop", "public", "t"),
                TableMetadata.Kind.TABLE,
                metadata,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                null);
        return ExtractColumns.of(table).stream().map(LoadColumn::to).toList();
    }
}
