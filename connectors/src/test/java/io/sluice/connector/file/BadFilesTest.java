package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every file that cannot be loaded says what it is, what happened and what to do. */
class BadFilesTest {

    @TempDir
    Path folder;

    private ThrowingCallable load(String path, FileFormat format) {
        var columns = List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT));
        var table = new Destination.Table(new TableName("w", "p", "t"), true);
        var load = new Step.Load(
                1,
                List.of(),
                new Source.File(path, format),
                table,
                columns,
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        return () -> Loaded.of(folder, load);
    }

    private static Consumer<ConnectorException> says(Fault fault, String message, String next) {
        return e -> {
            assertThat(e.fault()).isEqualTo(fault);
            assertThat(e).hasMessageContaining(message);
            assertThat(e.next()).contains(next);
            assertThat(e.withSubject()).startsWith(e.subject()).doesNotContain(e.subject() + ": " + e.subject());
        };
    }

    private void refused(String path, FileFormat format, Consumer<ConnectorException> how) {
        assertThatThrownBy(load(path, format)).isInstanceOfSatisfying(ConnectorException.class, how);
    }

    @Test
    void bytes_in_another_encoding_are_named_by_their_offset() {
        Loaded.write(folder, "a.csv", "id,name\n1,ann\n2,Müller\n".getBytes(StandardCharsets.ISO_8859_1));
        refused("a.csv", FileFormat.csv(), says(Fault.BAD_DATA, "byte 17 (counted from 0) is not UTF-8 text", "iconv"));
    }

    @Test
    void bytes_in_another_encoding_are_found_behind_the_first_megabytes() {
        var text = new StringBuilder("id,name\n");
        while (text.length() < 5_000_000) {
            text.append("1,ann\n");
        }
        int offset = text.length() + 2;
        Loaded.write(folder, "a.csv", (text + "2,ü\n").getBytes(StandardCharsets.ISO_8859_1));
        refused("a.csv", FileFormat.csv(), says(Fault.BAD_DATA, "byte " + offset, "windows-1252"));
    }

    @Test
    void a_text_cut_in_the_middle_of_a_character_is_refused() {
        var bytes = "id,name\n1,ü".getBytes(StandardCharsets.UTF_8);
        Loaded.write(folder, "a.csv", java.util.Arrays.copyOf(bytes, bytes.length - 1));
        refused("a.csv", FileFormat.csv(), says(Fault.BAD_DATA, "byte 10", "iconv"));
    }

    @Test
    void an_empty_file_has_not_even_a_header() {
        Loaded.write(folder, "a.csv", "");
        refused("a.csv", FileFormat.csv(), says(Fault.BAD_DATA, "not even a header", "header"));
        refused("a.csv", FileFormat.json(FileFormat.Kind.JSON), says(Fault.BAD_DATA, "empty", ""));
    }

    @Test
    void a_missing_file_is_not_found() {
        refused("gone.csv", FileFormat.csv(), says(Fault.NOT_FOUND, "there is no file gone.csv", "Check the name"));
    }

    @Test
    void an_empty_path_or_one_with_a_nul_is_not_found() {
        refused("", FileFormat.csv(), says(Fault.NOT_FOUND, "there is no file", ""));
        refused("a\0.csv", FileFormat.csv(), says(Fault.NOT_FOUND, "there is no file", ""));
    }

    @Test
    void a_folder_is_not_a_file() throws IOException {
        Files.createDirectory(folder.resolve("dir.csv"));
        refused("dir.csv", FileFormat.csv(), says(Fault.BAD_SETTING, "dir.csv is a folder", "Name a CSV"));
    }

    @Test
    @Timeout(10)
    void a_pipe_is_refused_without_waiting_for_its_writer() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("p.csv").toString())
                        .start()
                        .waitFor())
                .isZero();
        refused("p.csv", FileFormat.csv(), says(Fault.BAD_SETTING, "a pipe, socket or device", "Name a CSV"));
    }

    @Test
    void an_unknown_encoding_is_a_setting() {
        Loaded.write(folder, "a.csv", "id,name\n");
        var format = new FileFormat(FileFormat.Kind.CSV, "KLINGON-8", ',', '"', true);
        refused("a.csv", format, says(Fault.BAD_SETTING, "KLINGON-8", "UTF-8"));
    }

    @Test
    void a_file_without_permission_says_who_needs_it(@TempDir Path scratch) throws Exception {
        var file = Loaded.write(folder, "a.csv", "id,name\n1,x\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(file)) {
            refused("a.csv", FileFormat.csv(), says(Fault.FORBIDDEN, "no permission for a.csv", "chmod"));
            return;
        }
        // root may read everything: another user must try
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Child.asNobody(scratch, Describe.class, folder.toString(), "a.csv"))
                .contains("no permission for a.csv");
    }

    /** Prints why a file is unreadable. */
    static final class Describe {
        public static void main(String[] args) {
            System.out.println(
                    new DataFolder(Path.of(args[0])).describe(args[1]).unreadable());
        }
    }
}
