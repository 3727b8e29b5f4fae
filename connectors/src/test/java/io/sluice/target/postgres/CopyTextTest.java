package io.sluice.target.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.ColumnType;
import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What COPY would take for something else is escaped, wherever it stands in a value. */
class CopyTextTest {

    private final StageTable stage = new StageTable(
            DSL.name("s"), List.of(new StageColumn("a", ColumnType.TEXT), new StageColumn("b", ColumnType.TEXT)));

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\n", "\r", "\t"})
    void a_special_character_is_escaped_at_every_place(String special) {
        var escaped = "\\" + "\\nrt".charAt("\\\n\r\t".indexOf(special));
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                var start = "aÄ€\u0001".repeat(before).substring(0, before);
                var value = start + special + "x".repeat(after);
                assertThat(written(value, 1)).isEqualTo(start + escaped + "x".repeat(after) + "\t\\N\t7\t1\n");
            }
        }
    }

    @Test
    void lines_are_written_in_digits() {
        for (var line : new long[] {0, 1, 9, 10, 99, 100, 1_000_000, Long.MAX_VALUE}) {
            assertThat(written("", line)).isEqualTo("\t\\N\t7\t" + line + "\n");
        }
    }

    private String written(String value, long line) {
        var text = new CopyText(stage, 7);
        text.row(new String[] {value, null}, line, new ChainedDigest(""));
        return new String(text.buffer(), 0, text.length(), StandardCharsets.UTF_8);
    }
}
