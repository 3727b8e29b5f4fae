package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.Child;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load holds in memory does not grow with its file: shown in a process whose heap is smaller than the file. */
class BoundedMemoryTest {

    @TempDir
    Path folder;

    @Test
    void one_line_of_200_megabytes_is_one_reject() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "id,name\n1,a\n");
        append("a.csv", "2,", 200, "\n3,c\n");
        assertThat(load("-Xmx160m", "a.csv")).contains("read=3, dropped=0, rejected=1");
    }

    @Test
    void a_quoted_field_of_200_megabytes_is_one_reject() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "id,name\n1,a\n");
        append("a.csv", "2,\"", 200, "\"\n3,c\n");
        assertThat(load("-Xmx160m", "a.csv")).contains("read=3, dropped=0, rejected=1");
    }

    @Test
    void a_json_value_of_200_megabytes_is_one_reject() throws Exception {
        Files.writeString(folder.resolve("a.json"), "[{\"id\":1},");
        append("a.json", "{\"id\":2,\"name\":\"", 200, "\"},{\"id\":3}]");
        assertThat(load("-Xmx160m", "a.json")).contains("read=3, dropped=0, rejected=1");
    }

    @Test
    void two_million_rows_pass_through_24_megabytes() throws Exception {
        try (var out = Files.newBufferedWriter(folder.resolve("a.csv"))) {
            out.write("id,name\n");
            for (int i = 0; i < 2_000_000; i++) {
                out.write(i % 2 == 0 ? i + ",\"name, of " + i + "\"\n" : "x" + i + ",rejected\n");
            }
        }
        assertThat(load("-Xmx24m", "a.csv")).contains("read=2000000, dropped=0, rejected=1000000");
    }

    private void append(String name, String before, int megabytes, String after) throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve(name), java.nio.file.StandardOpenOption.APPEND)) {
            out.write(before);
            var megabyte = "x".repeat(1 << 20);
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
            out.write(after);
        }
    }

    private String load(String heap, String name) throws IOException, InterruptedException {
        return Child.run(List.of(heap), Load.class, folder.toString(), name);
    }

    /** Describes a file, reads all its rows and prints their tally. */
    static final class Load {
        public static void main(String[] args) {
            var folder = new DataFolder(Path.of(args[0]));
            var described = folder.describe(args[1]);
            System.out.println(described);
            var json = args[1].endsWith(".json");
            var format = json ? FileFormat.json(FileFormat.Kind.JSON) : FileFormat.csv();
            var columns = List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT));
            var table = new Destination.Table(new TableName("w", "p", "t"), true);
            var load = new Step.Load(
                    1,
                    List.of(),
                    new Source.File(args[1], format),
                    table,
                    columns,
                    List.of(),
                    List.of(),
                    WriteMode.APPEND,
                    List.of());
            try (var rows = folder.rows(load)) {
                while (rows.advance()) {
                    rows.row();
                }
                System.out.println(rows.tally() + " " + rows.takeRejects().size());
            }
        }
    }
}
