package io.sluice.author.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Values;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Indexes are made behind the back of those who ask, and anew only for what has changed. */
class TableIndexesTest {

    private static final Values.Held NOTHING = text -> List.of();

    private final ConcurrentLinkedQueue<String> read = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final TableIndexes indexes = new TableIndexes(this::read);

    private final TableMetadata boats = table("boats", "id", "name");
    private final TableMetadata ports = table("ports", "id", "town");
    private final TableMetadata crews = table("crews", "id", "captain");

    @Test
    void the_first_sentence_is_answered_by_names_while_the_index_is_still_being_made() {
        var all = List.of(boats, ports, crews);
        assertThat(about(all, "How many ports are there?")).containsExactly(ports);
        assertThat(about(all, "Who is the captain of each?")).isEmpty();
        held.countDown();
        await(all);
        assertThat(about(all, "Who is the captain of each?")).first().isEqualTo(crews);
    }

    @Test
    void after_a_change_of_one_table_that_one_alone_is_indexed_anew() {
        held.countDown();
        await(List.of(boats, ports, crews));
        assertThat(read).containsExactly("boats", "ports", "crews");
        read.clear();

        var deepened = List.of(boats, table("ports", "id", "town", "depth"), crews);
        await(deepened);
        assertThat(read).containsExactly("ports");
        assertThat(about(deepened, "What is the depth?")).first().isEqualTo(deepened.get(1));
    }

    @Test
    void a_table_that_comes_or_goes_leaves_the_others_as_they_were_indexed() {
        held.countDown();
        await(List.of(boats, ports));
        read.clear();

        await(List.of(ports, crews));
        assertThat(read).containsExactly("crews");
        assertThat(about(List.of(ports, crews), "What are the names of boats?")).doesNotContain(boats);
    }

    @Test
    void each_connection_has_an_index_of_its_own() {
        held.countDown();
        await(List.of(boats, ports));
        assertThat(indexes.ready("other", List.of(crews))).isEmpty();
        assertThat(indexes.ready("shop", List.of(boats, ports))).isPresent();
    }

    private TableWords read(TableMetadata table) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        read.add(table.name().table());
        return TableWords.of(table);
    }

    private List<TableMetadata> about(List<TableMetadata> tables, String sentence) {
        return indexes.about("shop", tables, sentence, NOTHING, 12);
    }

    private void await(List<TableMetadata> tables) {
        while (indexes.ready("shop", tables).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static TableMetadata table(String name, String... columns) {
        return new TableMetadata(
                new TableName("shop", "public", name),
                TableMetadata.Kind.TABLE,
                Arrays.stream(columns)
                        .map(column -> new ColumnMetadata(
                                column, "text", ColumnType.TEXT, true, null, false, false, null, null))
                        .toList(),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                10,
                null);
    }
}
