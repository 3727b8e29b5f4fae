package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.FileMetadata;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void fifty_mixed_files_are_all_listed() {
        var written = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            var name = List.of("a%d.csv", "b/%d.json", "b/c/%d.jsonl", "d%d.xlsx", "e%d.tsv")
                    .get(i % 5)
                    .formatted(i);
            var text = List.of("id;name\n1;ä\n", "[{\"id\":1}]", "{\"id\":1}\n", "PK\3\4", "id\tname\n1\tx\n")
                    .get(i % 5);
            Loaded.write(folder, name, text);
            written.add(name);
        }
        var listed = new DataFolder(folder).list(path -> false);
        assertThat(listed).extracting(FileMetadata::path).containsExactlyInAnyOrderElementsOf(written);
        assertThat(listed)
                .filteredOn(file -> file.unreadable() != null)
                .hasSize(10)
                .allMatch(file -> file.columns().isEmpty());
        assertThat(listed)
                .filteredOn(file -> file.unreadable() == null)
                .allMatch(file -> file.columns().getFirst().name().equals("id"));
        assertThat(listed).allMatch(file -> file.bytes() > 0 && file.modified() != null);
    }

    @Test
    void links_out_of_the_folder_are_neither_read_nor_listed_as_readable(@TempDir Path elsewhere) throws IOException {
        Loaded.write(elsewhere, "secret.csv", "id\n1\n");
        Loaded.write(folder, "own.csv", "id\n1\n");
        Files.createSymbolicLink(folder.resolve("out.csv"), elsewhere.resolve("secret.csv"));
        Files.createSymbolicLink(folder.resolve("dir"), elsewhere);
        Files.createSymbolicLink(folder.resolve("in.csv"), folder.resolve("own.csv"));
        Files.createSymbolicLink(folder.resolve("dangling.csv"), folder.resolve("nowhere"));
        var data = new DataFolder(folder);
        assertThat(data.list(path -> false))
                .filteredOn(file -> file.unreadable() == null)
                .extracting(FileMetadata::path)
                .containsExactly("in.csv", "own.csv");
        for (var path :
                List.of("out.csv", "dir/secret.csv", "../" + elsewhere.getFileName() + "/secret.csv", "/etc/passwd")) {
            assertThatThrownBy(() -> data.file(path))
                    .isInstanceOfSatisfying(
                            ConnectorException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FORBIDDEN));
        }
    }

    @Test
    @Timeout(10)
    void a_pipe_is_named_and_never_opened() throws Exception {
        var fifo = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        var data = new DataFolder(folder);
        assertThat(data.describe("pipe.csv").unreadable()).isEqualTo("a pipe, socket or device");
        assertThat(data.list(path -> false).getFirst().unreadable()).isEqualTo("a pipe, socket or device");
        assertThatThrownBy(() -> data.file("pipe.csv"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("not a file");
    }

    @Test
    void a_folder_named_like_a_file_is_described_as_a_folder() throws IOException {
        Files.createDirectory(folder.resolve("sales.csv"));
        var data = new DataFolder(folder);
        assertThat(data.list(path -> false).getFirst().unreadable()).isEqualTo("a folder");
        assertThatThrownBy(() -> data.file("sales.csv")).hasMessage("sales.csv is a folder, not a file");
    }

    @Test
    void a_path_is_seen_from_the_folder_however_it_is_written(@TempDir Path elsewhere) throws IOException {
        Loaded.write(folder, "in/own.csv", "id\n1\n");
        var link = elsewhere.resolve("link");
        Files.createSymbolicLink(link, folder);
        var data = new DataFolder(folder);
        assertThat(data.within("in/own.csv")).contains("in/own.csv");
        assertThat(data.within(data.root().resolve("in/own.csv").toString())).contains("in/own.csv");
        assertThat(data.within("in/../new.csv")).contains("new.csv");
        assertThat(data.within(link.resolve("in/own.csv").toString())).contains("in/own.csv");
        assertThat(data.within(elsewhere.resolve("own.csv").toString())).isEmpty();
        assertThat(data.within("../own.csv")).isEmpty();
        assertThat(data.within("~/own.csv")).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_yet_is_in_the_folder_that_a_link_to_it_leads_to(@TempDir Path elsewhere)
            throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);
        var data = new DataFolder(folder);
        assertThat(data.within(elsewhere.resolve("link/new.csv").toString())).contains("new.csv");
        assertThat(data.within(elsewhere.resolve("link/in/new/new.csv").toString()))
                .contains("in/new/new.csv");
        assertThat(data.within(elsewhere.resolve("link").toString())).contains("");
        assertThat(data.within(elsewhere.resolve("link/out/new.csv").toString()))
                .isEmpty();
        assertThat(data.within(elsewhere.resolve("new.csv").toString())).isEmpty();
    }

    @Test
    void a_missing_file_says_what_to_do() {
        assertThatThrownBy(() -> new DataFolder(folder).describe("sales.csv"))
                .isInstanceOfSatisfying(ConnectorException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND);
                    assertThat(e.subject()).isEqualTo("sales.csv");
                    assertThat(e).hasMessage("there is no file sales.csv in the data folder");
                    assertThat(e.next()).contains("--files");
                });
    }

    @Test
    void a_missing_folder_is_a_fault() {
        assertThatThrownBy(() -> new DataFolder(folder.resolve("gone")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
    }

    @Test
    void among_thousands_of_files_the_near_ones_are_opened() {
        for (int i = 0; i < 400; i++) {
            Loaded.write(folder, "deep/er/" + i + ".csv", "id\n1\n");
        }
        Loaded.write(folder, "z.csv", "id\n1\n");
        var listed = new DataFolder(folder).list(path -> false);
        assertThat(listed).hasSize(401);
        assertThat(listed.getFirst().path()).isEqualTo("z.csv");
        assertThat(listed.getFirst().unreadable()).isNull();
        assertThat(listed.getLast().unreadable()).contains("name it");
        var meant = new DataFolder(folder).list(path -> path.endsWith("/399.csv"));
        assertThat(meant)
                .filteredOn(file -> file.unreadable() == null)
                .hasSize(301)
                .anyMatch(file -> file.path().endsWith("/399.csv"));
    }

    @Test
    void large_files_that_nobody_speaks_of_are_read_within_a_bound() {
        var rows = "id,name\n" + "1,a name\n".repeat(220_000);
        for (int i = 0; i < 12; i++) {
            Loaded.write(folder, "big" + i + ".csv", rows);
        }
        Loaded.write(folder, "node_modules/package.json", "{\"id\":1}");
        var listed = new DataFolder(folder).list(path -> path.equals("big9.csv"));
        assertThat(listed)
                .filteredOn(file -> file.unreadable() == null)
                .hasSizeLessThan(8)
                .anyMatch(file -> file.path().equals("big9.csv"));
        assertThat(listed).hasSize(12);
    }

    @Test
    void an_object_of_a_thousand_names_is_a_map_and_read_in_time() {
        var names = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"m" + i + "\":{\"a\":" + i + "}")
                .collect(Collectors.joining(","));
        Loaded.write(folder, "messages.json", "{\"id\":1,\"texts\":{" + names + "}}");
        assertThat(new DataFolder(folder).describe("messages.json").columns())
                .extracting(Column::name)
                .containsExactly("id", "texts");
    }

    @Test
    void files_are_written_only_inside_and_never_through_a_link(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("dir"), elsewhere);
        Files.createSymbolicLink(folder.resolve("out.csv"), elsewhere.resolve("x.csv"));
        var data = new DataFolder(folder);
        assertThat(data.writable("new.csv")).isEqualTo(folder.toRealPath().resolve("new.csv"));
        for (var path : List.of("dir/x.csv", "out.csv", "../x.csv", "missing/x.csv")) {
            assertThatThrownBy(() -> data.writable(path)).isInstanceOf(ConnectorException.class);
        }
    }
}
