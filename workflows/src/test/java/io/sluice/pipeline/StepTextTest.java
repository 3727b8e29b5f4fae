package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTextTest {

    private static final LoadColumn ID = LoadColumn.of("id", ColumnType.INT64);
    private static final LoadColumn PAID = new LoadColumn(
            "Paid on", "paid_on", ColumnType.DATE, List.of(new Cleaning.Trim(), new Cleaning.ParseDate("dd.MM.yyyy")));

    @Test
    void a_load_into_a_new_table_tells_its_types_once_and_what_is_done_to_a_text() {
        assertThat(StepText.of(load(true, ID, PAID))).isEqualTo("""
                        CREATE TABLE IF NOT EXISTS public.bills (id int64, paid_on date);
                        COPY public.bills (id, paid_on)
                        FROM 'bills.csv' WITH (FORMAT csv, HEADER true)
                        WHERE NOT (coalesce(trim(id), '') = '')
                        -- paid_on date from Paid on: trimmed, date written dd.MM.yyyy""");
    }

    @Test
    void a_load_into_a_table_that_is_there_tells_how_each_column_is_read() {
        assertThat(StepText.of(load(false, ID))).contains("-- id int64").doesNotContain("CREATE");
    }

    private static Step.Load load(boolean create, LoadColumn... columns) {
        return new Step.Load(
                1,
                List.of(),
                new Source.File("bills.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "bills"), create),
                List.of(columns),
                List.of(new Condition.Empty("id")),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }
}
