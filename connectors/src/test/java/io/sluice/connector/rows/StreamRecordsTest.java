package io.sluice.connector.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.RowStream;
import io.sluice.connector.RowStream.Tally;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {

    private static final Step.Load LOAD = new Step.Load(
            1,
            List.of(),
            new Source.Output("issues"),
            new Destination.Table(new TableName("w", "p", "t"), true),
            List.of(LoadColumn.of("id", ColumnType.INT64)),
            List.of(new Condition.Empty("title")),
            List.of(),
            WriteMode.APPEND,
            List.of());

    @Test
    void rows_of_a_stream_are_dropped_and_typed_like_those_of_a_file() {
        var stream = new Numbered(List.of("a|1", "|2", "c|x", "d|4"));
        var rows = LoadRows.of(
                LOAD, "issues", names -> new StreamRecords("issues", stream, List.of("title", "id"), names));
        assertThat(ids(rows)).containsExactly("1", "4");
        assertThat(rows.tally()).isEqualTo(new Tally(4, 1, 1));
    }

    @Test
    void what_the_stream_rejects_is_rejected_here_too() {
        var stream = new Numbered(List.of("!first", "a|1", "!second", "!third", "d|4", "!last"));
        var rows = LoadRows.of(
                LOAD, "issues", names -> new StreamRecords("issues", stream, List.of("title", "id"), names));
        assertThat(ids(rows)).containsExactly("1", "4");
        assertThat(rows.tally()).isEqualTo(new Tally(6, 0, 4));
        assertThat(rows.takeRejects())
                .extracting(reject -> reject.line() + reject.reason())
                .containsExactly("1first", "3second", "4third", "6last");
    }

    @Test
    void a_column_that_the_stream_has_not_is_named() {
        var stream = new Numbered(List.of());
        assertThatThrownBy(() ->
                        LoadRows.of(LOAD, "issues", names -> new StreamRecords("issues", stream, List.of("id"), names)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no column title");
    }

    private static List<@Nullable String> ids(RowStream rows) {
        var ids = new ArrayList<@Nullable String>();
        while (rows.advance()) {
            ids.add(rows.row()[0]);
        }
        return ids;
    }

    /** Rows written as {@code field|field}, rejects as {@code !reason}. */
    private static final class Numbered implements RowStream {
        private final List<String> given;
        private final List<Reject> rejects = new ArrayList<>();
        private int next;

        Numbered(List<String> given) {
            this.given = given;
        }

        @Override
        public boolean advance() {
            while (next < given.size()) {
                var text = given.get(next++);
                if (!text.startsWith("!")) {
                    return true;
                }
                rejects.add(new Reject(next, text.substring(1), text));
            }
            return false;
        }

        @Override
        public @Nullable String[] row() {
            return given.get(next - 1).split("\\|", -1);
        }

        @Override
        public long line() {
            return next;
        }

        @Override
        public Tally tally() {
            return new Tally(next, 0, 0);
        }

        @Override
        public List<Reject> takeRejects() {
            var taken = List.copyOf(rejects);
            rejects.clear();
            return taken;
        }

        @Override
        public long bytesRead() {
            return -1;
        }

        @Override
        public void close() {}
    }
}
