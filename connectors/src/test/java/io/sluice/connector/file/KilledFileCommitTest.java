package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.Child;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.WriteMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes one file over and over is killed at random moments; the file is whole and a retry ends every change. */
class KilledFileCommitTest {

    private static final List<Column> COLUMNS = List.of(Column.of("n", ColumnType.INT64));
    private static final int ROWS = 2_000;

    @TempDir
    Path folder;

    @Test
    void whatever_moment_a_process_dies_at_the_file_is_whole_and_the_change_is_finished_once() throws Exception {
        var random = new Random(3);
        for (int round = 0; round < 6; round++) {
            int begun = killedAfter(20 + random.nextInt(120));
            assertWhole();
            for (int n = Math.max(0, begun - 1); n <= begun + 1; n++) {
                finish(n);
            }
            assertWhole();
            assertThat(lines().get(1)).isEqualTo(Integer.toString(begun + 1));
            assertThat(folder.toFile().list((dir, name) -> name.contains(".new")))
                    .isEmpty();
        }
    }

    /** Kills the writer some milliseconds after its first change; answers the last change that it said it begins. */
    private int killedAfter(long milliseconds) throws IOException, InterruptedException {
        var writer = Child.start(List.of(), Write.class, folder.toString(), Integer.toString(next()));
        var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        int begun = Integer.parseInt(out.readLine());
        long end = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < end) {
            begun = Integer.parseInt(out.readLine());
        }
        // through the handle: Process.destroy would close the stream that holds the last words
        writer.toHandle().destroyForcibly();
        writer.waitFor();
        for (var line = out.readLine(); line != null && line.matches("\\d+"); line = out.readLine()) {
            begun = Integer.parseInt(line);
        }
        return begun;
    }

    private int next() throws IOException {
        return Files.exists(folder.resolve("out.csv")) ? Integer.parseInt(lines().get(1)) + 1 : 1;
    }

    /** What a retry of the change does. */
    private void finish(int n) {
        change(folder, n);
    }

    private void assertWhole() throws IOException {
        if (Files.exists(folder.resolve("out.csv"))) {
            assertThat(lines()).hasSize(ROWS + 1);
            assertThat(lines().stream().skip(1).distinct()).hasSize(1);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out.csv"));
    }

    private static void change(Path folder, int n) {
        var rows = new ArrayList<@Nullable String[]>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new String[] {Integer.toString(n)});
        }
        new StagedFile(new DataFolder(folder), "request-" + n, 1)
                .write(new Destination.File("out.csv", FileFormat.csv()), WriteMode.REPLACE, COLUMNS, new Given(rows))
                .apply();
    }

    /** Writes change after change until it is killed. */
    static final class Write {
        public static void main(String[] args) {
            for (int n = Integer.parseInt(args[1]); ; n++) {
                System.out.println(n);
                change(Path.of(args[0]), n);
            }
        }
    }
}
