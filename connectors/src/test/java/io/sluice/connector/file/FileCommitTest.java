package io.sluice.connector.file;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.file.FileCommit.State;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCommitTest {

    private static final List<Column> COLUMNS =
            List.of(Column.of("id", ColumnType.INT64), Column.of("name", ColumnType.TEXT));
    private static final String OLD = "id,name\n1,ann\n";
    private static final String NEW = "id,name\n2,\"b,b\"\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nothing_there() {
        file = folder.resolve("out.csv");
    }

    private FileCommit stage(WriteMode mode) {
        return stage("out.csv", FileFormat.csv(), mode);
    }

    private FileCommit stage(String path, FileFormat format, WriteMode mode) {
        return new StagedFile(new DataFolder(folder), "request-1", 2)
                .write(new Destination.File(path, format), mode, COLUMNS, Given.rows(asList("2", "b,b")));
    }

    /** What a process that starts after a crash finds. */
    private FileCommit found() {
        return FileCommit.find(new DataFolder(folder), "out.csv", "request-1", 2)
                .orElseThrow();
    }

    private String text() throws IOException {
        return Files.readString(file);
    }

    @Test
    void staging_changes_nothing() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        var change = stage(WriteMode.REPLACE);
        assertThat(change.state()).isEqualTo(State.STAGED);
        assertThat(change.action()).isEqualTo("replace");
        assertThat(change.rows()).isEqualTo(1);
        assertThat(text()).isEqualTo(OLD);
        assertThat(new DataFolder(folder).list(path -> true)).hasSize(1);
    }

    @Test
    void a_file_is_replaced_and_taken_back() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        assertThat(stage(WriteMode.REPLACE).apply()).isEqualTo(State.APPLIED);
        assertThat(text()).isEqualTo(NEW);
        assertThat(found().digest()).isEqualTo(new DataFolder(folder).digest("out.csv"));
        assertThat(found().undo()).isEqualTo(State.UNDONE);
        assertThat(text()).isEqualTo(OLD);
    }

    @Test
    void a_new_file_is_created_and_removed_again() throws IOException {
        assertThat(stage(WriteMode.APPEND).action()).isEqualTo("create");
        found().apply();
        assertThat(text()).isEqualTo(NEW);
        found().undo();
        assertThat(file).doesNotExist();
    }

    @Test
    void every_verb_twice_is_once() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        stage(WriteMode.REPLACE);
        assertThat(found().apply()).isEqualTo(State.APPLIED);
        assertThat(found().apply()).isEqualTo(State.APPLIED);
        assertThat(stage(WriteMode.REPLACE).state()).isEqualTo(State.APPLIED);
        assertThat(found().undo()).isEqualTo(State.UNDONE);
        assertThat(found().undo()).isEqualTo(State.UNDONE);
        assertThat(found().apply()).isEqualTo(State.UNDONE);
        assertThat(text()).isEqualTo(OLD);
    }

    @Test
    void a_crash_between_keeping_the_old_content_and_the_rename_is_finished() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        stage(WriteMode.REPLACE).keepOld();
        assertThat(text()).isEqualTo(OLD);
        assertThat(found().recover(true)).isEqualTo(State.APPLIED);
        found().undo();
        assertThat(text()).isEqualTo(OLD);
    }

    @Test
    void a_crash_between_keeping_the_old_content_and_the_rename_is_reversed() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        stage(WriteMode.REPLACE).keepOld();
        assertThat(found().recover(false)).isEqualTo(State.UNDONE);
        assertThat(text()).isEqualTo(OLD);
        assertThat(folder.toFile().list()).containsExactly("out.csv");
    }

    @Test
    void a_crash_while_staging_leaves_a_file_that_is_staged_anew() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        var journal = new FileJournal(file.toRealPath(), "request-1", 2);
        Files.writeString(journal.staged(), "half a fi");
        assertThat(FileCommit.find(new DataFolder(folder), "out.csv", "request-1", 2))
                .isEmpty();
        stage(WriteMode.REPLACE).apply();
        assertThat(text()).isEqualTo(NEW);
    }

    @Test
    void a_file_that_somebody_wrote_since_is_not_overwritten() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        stage(WriteMode.REPLACE);
        Files.writeString(file, "theirs\n");
        assertThat(found().apply()).isEqualTo(State.CHANGED);
        assertThat(text()).isEqualTo("theirs\n");
    }

    @Test
    void an_undo_does_not_touch_what_somebody_wrote_since() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        stage(WriteMode.REPLACE).apply();
        Files.writeString(file, "theirs\n");
        assertThat(found().undo()).isEqualTo(State.CHANGED);
        assertThat(text()).isEqualTo("theirs\n");
    }

    @Test
    void an_equal_rewrite_is_applied_and_undone_too() throws IOException {
        Loaded.write(folder, "out.csv", NEW);
        assertThat(stage(WriteMode.REPLACE).apply()).isEqualTo(State.APPLIED);
        assertThat(found().undo()).isEqualTo(State.UNDONE);
        assertThat(found().state()).isEqualTo(State.UNDONE);
    }

    @Test
    void rows_are_appended_below_what_is_there() throws IOException {
        Loaded.write(folder, "out.csv", "id,name\r\n1,ann");
        assertThat(stage(WriteMode.APPEND).action()).isEqualTo("append");
        found().apply();
        assertThat(text()).isEqualTo("id,name\r\n1,ann\n2,\"b,b\"\n");
    }

    @Test
    void rows_are_appended_inside_a_json_list() throws IOException {
        file = Loaded.write(folder, "out.json", "[{\"id\": 1.50},\n {\"x\":[1]}]");
        stage("out.json", FileFormat.json(Kind.JSON), WriteMode.APPEND).apply();
        assertThat(text()).isEqualTo("[\n{\"id\": 1.50},\n{\"x\":[1]},\n{\"id\":2,\"name\":\"b,b\"}\n]\n");
    }

    @Test
    void rows_are_not_appended_below_other_columns() throws IOException {
        Loaded.write(folder, "out.csv", "name,id\nann,1\n");
        assertThatThrownBy(() -> stage(WriteMode.APPEND))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("its columns are name, id; the rows have id, name");
        assertThat(folder.toFile().list()).containsExactly("out.csv");
    }

    @Test
    void the_rights_of_a_replaced_file_stay() throws IOException {
        Loaded.write(folder, "out.csv", OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        stage(WriteMode.REPLACE).apply();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_planted_link_beside_the_file_is_not_followed(@TempDir Path elsewhere) throws IOException {
        var victim = Loaded.write(elsewhere, "victim", "precious");
        Loaded.write(folder, "out.csv", OLD);
        Files.createSymbolicLink(new FileJournal(file.toRealPath(), "request-1", 2).staged(), victim);
        stage(WriteMode.REPLACE).apply();
        assertThat(victim).hasContent("precious");
        assertThat(text()).isEqualTo(NEW);
    }

    @Test
    void files_know_no_keys() {
        assertThatThrownBy(() -> stage(WriteMode.UPSERT))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("no keys");
    }
}
