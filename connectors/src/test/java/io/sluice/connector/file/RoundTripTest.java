package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    private static final List<Column> COLUMNS = List.of(
            Column.of("id", ColumnType.INT64),
            Column.of("amount", ColumnType.decimal(30, 10)),
            Column.of("text", ColumnType.TEXT),
            Column.of("at", ColumnType.TIMESTAMPTZ),
            Column.of("more \"text\", quoted", ColumnType.TEXT),
            Column.of("doc", ColumnType.JSON),
            Column.of("ok", ColumnType.BOOLEAN));

    @TempDir
    Path folder;

    static Stream<FileFormat> formats() {
        var csv = Stream.of(',', ';', '\t', '|').flatMap(delimiter -> Stream.of('"', '\'')
                .map(quote -> new FileFormat(Kind.CSV, "UTF-8", delimiter, quote, delimiter != '|')));
        var json = Stream.of(FileFormat.json(Kind.JSON), FileFormat.json(Kind.JSONL));
        var charsets = Stream.of("UTF-16LE", "UTF-16BE", "UTF-32LE")
                .map(name -> new FileFormat(Kind.CSV, name, ',', '"', true));
        return Stream.of(csv, json, charsets).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void what_is_written_is_read_back_equal(FileFormat format) {
        for (int seed = 0; seed < 20; seed++) {
            var rows = randomRows(new Random(seed), 200);
            write(format, "f" + seed, rows);
            assertThat(read(format, "f" + seed))
                    .isEqualTo(rows.stream().map(Arrays::asList).toList());
        }
    }

    @Test
    void the_format_written_is_the_format_detected() {
        for (var format : formats()
                .filter(format -> format.header() && !format.charset().startsWith("UTF-32"))
                .toList()) {
            var name = "d" + format.hashCode() + ".csv";
            write(format, name, randomRows(new Random(7), 300));
            assertThat(new DataFolder(folder).describe(name).format()).isEqualTo(format);
        }
    }

    @Test
    void a_character_that_the_encoding_lacks_is_refused_and_leaves_nothing() throws Exception {
        var format = new FileFormat(Kind.CSV, "windows-1252", ',', '"', true);
        var rows = List.<@Nullable String[]>of(new String[] {"1", null, "日本", null, null, null, null});
        assertThatThrownBy(() -> write(format, "x.csv", rows))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("windows-1252 cannot write");
        assertThat(folder.toFile().list()).isEmpty();
    }

    private void write(FileFormat format, String name, List<@Nullable String[]> rows) {
        new StagedFile(new DataFolder(folder), name, 1)
                .write(new Destination.File(name, format), WriteMode.REPLACE, COLUMNS, new Given(rows))
                .apply();
    }

    private List<List<@Nullable String>> read(FileFormat format, String name) {
        var columns = new ArrayList<LoadColumn>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            boolean named = format.header() || format.kind() != Kind.CSV;
            var from = named ? COLUMNS.get(i).name() : "column_" + (i + 1);
            columns.add(
                    new LoadColumn(from, COLUMNS.get(i).name(), COLUMNS.get(i).type(), List.of()));
        }
        var table = new Destination.Table(new TableName("w", "p", "t"), true);
        var load = new Step.Load(
                1,
                List.of(),
                new Source.File(name, format),
                table,
                columns,
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        var loaded = Loaded.of(folder, load);
        assertThat(loaded.rejects()).isEmpty();
        return loaded.rows();
    }

    private static List<@Nullable String[]> randomRows(Random random, int count) {
        var rows = new ArrayList<@Nullable String[]>();
        for (int i = 0; i < count; i++) {
            var at = "2024-02-%02d %02d:00:00%s+00:00"
                    .formatted(1 + random.nextInt(29), random.nextInt(24), random.nextBoolean() ? ".25" : "");
            rows.add(new String[] {
                Long.toString(random.nextLong()),
                random.nextInt(5) == 0 ? null : random.nextInt(1000) + "." + (1 + random.nextInt(99)),
                text(random),
                random.nextInt(5) == 0 ? null : at,
                text(random),
                random.nextInt(3) == 0 ? null : "{\"a\": [1, \"x,\\\"y\"], \"b\": 1.50}",
                random.nextInt(3) == 0 ? null : Boolean.toString(random.nextBoolean())
            });
        }
        return rows;
    }

    private static @Nullable String text(Random random) {
        var alphabet = new String[] {
            "a", "\"", "'", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "ä", "日", "😀", "\\", "\uFEFF", "\u00A0"
        };
        int length = random.nextInt(8) - 1;
        if (length < 0) {
            return null;
        }
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
