package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.NewColumns;
import io.sluice.target.StageTable;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import io.sluice.target.Work;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class KeptOutTest {

    private static final Source ORDERS = new Source.Stream("shop", "orders");

    @Test
    void what_a_reading_kept_out_is_counted_for_the_table_that_it_is_loaded_into() {
        var orders = read(1, ORDERS, "orders_read");
        var into = load(2, List.of(1), "orders_read", "orders");
        var lines = read(3, new Source.Lists("orders_read", "lines", List.of("id"), "orders"), "lines_read", 1);
        var linesInto = load(4, List.of(3, 2), "lines_read", "orders_lines");
        assertThat(rejected(
                        List.of(orders, into, lines, linesInto),
                        List.of(
                                extracted(orders, 2),
                                new Work.FromOutput(into, "orders_read"),
                                extracted(lines, 1),
                                new Work.FromOutput(linesInto, "lines_read")),
                        "orders",
                        "orders_lines"))
                .containsExactly(2L, 1L);
    }

    @Test
    void a_query_hands_on_what_was_kept_out_of_the_outputs_that_it_reads() {
        var orders = read(1, ORDERS, "orders_read");
        var prices = read(2, new Source.Stream("shop", "prices"), "prices_read");
        var text = "select * from Orders_read";
        var query = new Step.Sql(3, List.of(1, 2), "warehouse", text, "paid");
        var into = load(4, List.of(2, 3), "paid", "paid_orders");
        assertThat(rejected(
                        List.of(orders, prices, query, into),
                        List.of(
                                extracted(orders, 2),
                                extracted(prices, 5),
                                new Work.Query(3, text, "paid"),
                                new Work.FromOutput(into, "paid")),
                        "paid_orders"))
                .containsExactly(2L);
    }

    private static List<Long> rejected(List<Step> steps, List<Work> works, String... tables) {
        return KeptOut.of(new Pipeline(steps, List.of(), List.of(), false), works)
                .counted(List.of(tables).stream().map(KeptOutTest::effect).toList())
                .stream()
                .map(TableChange::rejected)
                .toList();
    }

    private static Load read(int number, Source source, String output, Integer... after) {
        return new Load(
                number,
                List.of(after),
                source,
                new Destination.Output(output),
                List.of(LoadColumn.of("id", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }

    private static Load load(int number, List<Integer> after, String output, String table) {
        return new Load(
                number,
                after,
                new Source.Output(output),
                new Destination.Table(name(table), true),
                List.of(),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }

    private static Work extracted(Load load, long rejected) {
        var stage = new StageTable(DSL.name("stage_" + load.number()), List.of());
        var staged = new Staged(load, stage, 10, 10 + rejected, 0, rejected, 0, "", "", Instant.EPOCH, null);
        return new Work.Extracted(staged, ((Destination.Output) load.destination()).name());
    }

    private static TableEffect effect(String table) {
        return new TableEffect(
                name(table),
                TableEffect.Kind.CREATED,
                true,
                10,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                NewColumns.Told.NOTHING);
    }

    private static TableName name(String table) {
        return new TableName("warehouse", "public", table);
    }
}
