package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.LoopbackServer;
import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong ends in a message that says what to do next, the right exit code, and nothing changed. */
class BadInputTest {

    private static final String PASSWORD = "no-such-password-7";
    private static final String TIDES = """
            check: {stream_names: [berths]}
            streams:
              - name: berths
                retriever:
                  requester:
                    url_base: %s
                    path: berths
                    authenticator: {type: BearerAuthenticator, api_token: "{{ config['token'] }}"}
                  record_selector: {extractor: {field_path: []}}
                schema_loader:
                  type: InlineSchemaLoader
                  schema: {type: object, properties: {id: {type: integer}, berth: {type: string}}}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [token]
                properties: {token: {type: string, airbyte_secret: true}}
            """;

    @TempDir
    static Path folder;

    private static Installation sluice;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder, List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"))
                .with("BOATS_PASSWORD", PASSWORD)
                .up();
    }

    @AfterAll
    static void stop() {
        sluice.close();
    }

    private static Installation.Run imports(String file, String table) {
        return sluice.run("run", "Import " + file + " into the " + table + " table", "--approve", "yes", "--json");
    }

    private static void write(String name, byte[] content) throws IOException {
        Files.write(sluice.files().resolve(name), content);
    }

    private static void ends(Installation.Run run, int exit, String outcome, String says) {
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
        assertThat(run.json().path("outcome").asText()).isEqualTo(outcome);
        assertThat(run.out().toLowerCase()).contains(says);
        switch (outcome) {
            case "failed", "refused" -> isTold(run.json().path("error"), "message", "phase", "next");
            case "asked" -> isTold(run.json().path("question"), "text");
            default -> {}
        }
    }

    /** What went wrong, where, and what to do next. */
    private static void isTold(JsonNode what, String... fields) {
        for (var field : fields) {
            assertThat(what.path(field).asText()).as(what.toString()).isNotBlank();
        }
    }

    private static void nothingIn(String table) {
        assertThat(Warehouse.of(sluice).one("select to_regclass('public." + table + "')"))
                .isEqualTo("null");
    }

    @Test
    void a_missing_file_is_asked_about() {
        ends(imports("nowhere.csv", "missing"), 3, "asked", "nowhere.csv");
        nothingIn("missing");
    }

    @Test
    void a_file_outside_the_data_folder_is_not_taken_for_one_of_that_name_inside(@TempDir Path elsewhere)
            throws IOException {
        write("tugs.csv", "id,name\n1,Emma\n".getBytes(StandardCharsets.UTF_8));
        var run = imports(elsewhere.resolve("tugs.csv").toString(), "tugs");
        ends(run, 3, "asked", "data folder");
        assertThat(run.json().at("/question/next").asText()).contains(elsewhere + " (--files)");
        nothingIn("tugs");
    }

    @Test
    void an_empty_file_is_said_to_be_empty() throws IOException {
        write("empty.csv", new byte[0]);
        var run = imports("empty.csv", "emptied");
        ends(run, 3, "asked", "the file is empty");
        isTold(run.json().path("question"), "next");
        nothingIn("emptied");
    }

    @Test
    void a_header_without_rows_loads_no_rows() throws IOException {
        write("header.csv", "id,name\n".getBytes(StandardCharsets.UTF_8));
        ends(imports("header.csv", "headed"), 0, "committed", "no rows to check it on");
        assertThat(Warehouse.of(sluice).count("public.headed")).isZero();
    }

    @Test
    void ragged_rows_are_rejected_with_their_lines() throws IOException {
        var rows = new StringBuilder("id,name\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i).append(i == 50 ? "\n" : ",name\n");
        }
        write("ragged.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        var run = imports("ragged.csv", "ragged");
        ends(run, 0, "committed", "ragged");
        assertThat(run.json()
                        .path("change")
                        .path("tables")
                        .path(0)
                        .path("rejected")
                        .asLong())
                .isEqualTo(1);
        assertThat(Warehouse.of(sluice).count("public.ragged")).isEqualTo(99);
    }

    @Test
    void more_than_a_tenth_of_rejects_changes_nothing() throws IOException {
        var rows = new StringBuilder("id,name\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i).append(i % 3 == 0 ? "\n" : ",name\n");
        }
        write("broken.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        ends(imports("broken.csv", "broken"), 5, "failed", "reject");
        nothingIn("broken");
    }

    @Test
    void rows_that_are_broken_as_such_are_told_before_what_was_tried() throws IOException {
        write("torn.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n".getBytes(StandardCharsets.UTF_8));
        var run = imports("torn.csv", "torn");
        ends(run, 5, "failed", "line 3: it has 2 fields");
        assertThat(run.json().at("/error/message").asText()).startsWith("2 of 4 rows cannot be read");
        assertThat(run.json().at("/error/next").asText()).startsWith("Mend these lines");
        nothingIn("torn");
    }

    @Test
    void a_byte_that_is_no_utf_8_is_told_with_its_place() throws IOException {
        write("stray.csv", "id,name\n1,Jürgen\n2,Zoë\n3,Ren".getBytes(StandardCharsets.UTF_8));
        Files.write(sluice.files().resolve("stray.csv"), new byte[] {(byte) 0xE9, '\n'}, StandardOpenOption.APPEND);
        ends(imports("stray.csv", "stray"), 5, "failed", "not utf-8 text");
        nothingIn("stray");
    }

    @Test
    void other_encodings_are_read_as_they_are() throws IOException {
        write("latin.csv", "id,name\n1,Jürgen\n2,Zoë\n".getBytes("windows-1252"));
        ends(imports("latin.csv", "latin"), 0, "committed", "latin");
        assertThat(Warehouse.of(sluice).one("select name from latin where id = 1"))
                .isEqualTo("Jürgen");
    }

    @Test
    void nul_bytes_are_rejected() throws IOException {
        var rows = new StringBuilder("id,name\n");
        for (int i = 0; i < 50; i++) {
            rows.append(i).append(i == 7 ? ",na\0me\n" : ",name\n");
        }
        write("nul.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        var run = imports("nul.csv", "nul");
        ends(run, 0, "committed", "nul");
        assertThat(run.json()
                        .path("change")
                        .path("tables")
                        .path(0)
                        .path("rejected")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void a_line_of_two_hundred_megabytes_is_rejected_in_little_memory() throws IOException {
        var file = sluice.files().resolve("endless.csv");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 20; i++) {
                out.write((i + ",name\n").getBytes(StandardCharsets.UTF_8));
            }
            out.write("20,".getBytes(StandardCharsets.UTF_8));
            var much = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(much);
            }
            out.write("\n21,name\n".getBytes(StandardCharsets.UTF_8));
        }
        var run = imports("endless.csv", "endless");
        Files.delete(file);
        ends(run, 0, "committed", "endless");
        assertThat(run.json()
                        .path("change")
                        .path("tables")
                        .path(0)
                        .path("rejected")
                        .asLong())
                .isEqualTo(1);
        assertThat(Warehouse.of(sluice).count("public.endless")).isEqualTo(21);
    }

    @Test
    void a_folder_is_no_file() throws IOException {
        Files.createDirectories(sluice.files().resolve("folder.csv"));
        var run = imports("folder.csv", "foldered");
        ends(run, 3, "asked", "a folder");
        isTold(run.json().path("question"), "next");
        nothingIn("foldered");
    }

    @Test
    void a_pipe_is_never_waited_for() throws Exception {
        new ProcessBuilder("mkfifo", sluice.files().resolve("pipe.csv").toString())
                .start()
                .waitFor();
        var run = imports("pipe.csv", "piped");
        ends(run, 3, "asked", "a pipe");
        isTold(run.json().path("question"), "next");
        nothingIn("piped");
    }

    @Test
    void an_unknown_table_is_asked_about() {
        var run = sluice.run("ask", "How many rows are in the table nothing_of_that_name?", "--json");
        ends(run, 3, "asked", "nothing_of_that_name");
    }

    @Test
    void a_statement_on_an_unknown_table_is_answered_with_those_that_are_there() throws IOException {
        write("known.csv", "id,name\n1,Emma\n".getBytes(StandardCharsets.UTF_8));
        assertThat(imports("known.csv", "known_boats").exit()).isZero();
        var run = sluice.run("query", "select * from knwn_boats");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.err())
                .contains("there is no table knwn_boats", "next: ", "known_boats")
                .doesNotContain("resume", "repair");
        var column = sluice.run("query", "select nme from known_boats", "--json");
        ends(column, 5, "failed", "nme");
        assertThat(column.json().path("phases").findValuesAsText("name")).containsExactly("generate", "introspect");
    }

    @Test
    void an_empty_sentence_is_wrong_usage() {
        assertThat(sluice.run("run", "  ").exit()).isEqualTo(2);
    }

    @Test
    void a_sentence_of_a_hundred_kilobytes_is_wrong_usage() {
        assertThat(sluice.run("run", "import ".repeat(15_000)).exit()).isEqualTo(2);
    }

    @Test
    void a_sentence_in_chinese_is_answered_with_what_is_understood() {
        ends(sluice.run("run", "把销售数据导入订单表", "--json"), 3, "asked", "import");
    }

    @Test
    void a_password_in_the_sentence_is_stored_nowhere() throws IOException {
        var run = sluice.run("run", "Import postgres://joe:hunter2secret@db/x into the secrets table", "--json");
        assertThat(run.out() + run.err()).doesNotContain("hunter2secret");
        try (var kept = Files.walk(sluice.home())) {
            assertThat(kept.filter(Files::isRegularFile).filter(file -> holds(file, "hunter2secret")))
                    .as("data of both databases, their logs and Temporal's histories")
                    .isEmpty();
        }
    }

    @Test
    void a_token_of_an_api_is_used_and_lies_nowhere_in_the_clear() throws IOException {
        var token = "tide-5d0e7a1c93";
        try (var api = LoopbackServer.bind(0)) {
            api.serve(call -> Answer.json(
                    ("Bearer " + token).equals(call.header("Authorization")) ? 200 : 401,
                    "[{\"id\": 7, \"berth\": \"north\"}]"));
            write("tides.yaml", TIDES.formatted(api.url()).getBytes(StandardCharsets.UTF_8));
            write("tides.json", ("{\"token\": \"" + token + "\"}").getBytes(StandardCharsets.UTF_8));
            var connected = sluice.run("connect", "tides", "--manifest", "tides.yaml", "--config", "tides.json");
            assertThat(connected.exit()).as(connected.err()).isZero();
            Files.delete(sluice.files().resolve("tides.json"));
            var run = sluice.run("run", "Get tides.berths into the tide_berths table", "--approve", "yes", "--json");
            ends(run, 0, "committed", "tides");
            assertThat(connected.out() + connected.err() + run.out() + run.err())
                    .doesNotContain(token);
        }
        assertThat(Warehouse.of(sluice).one("select berth from tide_berths")).isEqualTo("north");
        try (var kept = Files.walk(sluice.home())) {
            assertThat(kept.filter(Files::isRegularFile).filter(file -> holds(file, token)))
                    .as("data of both databases, their logs and Temporal's histories")
                    .isEmpty();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_sentence_that_wants_everything_gone_is_refused() {
        ends(sluice.run("run", "Drop everything", "--approve", "yes", "--json"), 4, "refused", "drop");
    }

    @Test
    void an_id_that_means_another_sentence_is_wrong_usage() {
        assertThat(sluice.run("run", "Import nowhere.csv into the once table", "--id", "taken")
                        .exit())
                .isEqualTo(3);
        var other = sluice.run("run", "Import nowhere.csv into the twice table", "--id", "taken");
        assertThat(other.exit()).as(other.err()).isEqualTo(2);
        assertThat(other.err()).contains("taken");
    }

    @Test
    void a_database_that_does_not_answer_is_not_connected() {
        var run = connects("gone", "postgres://joe@127.0.0.1:1/shop");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(5);
        assertThat(run.err()).contains("127.0.0.1:1");
        assertThat(sluice.run("connections", "--json").out()).doesNotContain("gone");
    }

    @Test
    void a_wrong_password_is_not_connected_and_not_shown() {
        var warehouse = Warehouse.of(sluice);
        var run = connects(
                "locked", warehouse.url().replace("jdbc:postgresql://", "postgres://" + warehouse.user() + "@"));
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(5);
        assertThat(run.err()).contains("password").doesNotContain(PASSWORD);
        assertThat(sluice.run("connections", "--json").out()).doesNotContain("locked");
    }

    @Test
    void a_role_that_may_only_read_is_no_target() throws IOException {
        write("boats.csv", "id,name\n1,Emma\n".getBytes(StandardCharsets.UTF_8));
        try (var database =
                TestDatabase.mariadb().run("create or replace user reader@'%' identified by '" + PASSWORD + "'")) {
            database.run("grant select on " + database.name() + ".* to reader@'%'");
            var reach = connects("library", database.as("x", "reader", PASSWORD).location());
            assertThat(reach.exit()).as(reach.err()).isZero();
            var run = sluice.run(
                    "run", "Import boats.csv into the boats table", "--into", "library", "--approve", "yes", "--json");
            assertThat(run.exit()).as(run.out()).isIn(4, 5);
            assertThat(run.out()).contains("library").contains("read");
            assertThat(database.value("select count(*) from information_schema.tables where table_schema = database()"))
                    .isEqualTo("0");
            assertThat(sluice.run("connections", "--setup", "library").out()).contains("grant");
        }
    }

    @Test
    void a_source_that_lets_nobody_in_fails_the_request_until_it_does_and_it_is_resumed() {
        try (var database =
                TestDatabase.mariadb().run("create or replace user mate@'%' identified by '" + PASSWORD + "'")) {
            database.run(
                    "grant select on " + database.name() + ".* to mate@'%'",
                    "create table moorings (id int primary key, berth varchar(20))",
                    "insert into moorings values (1, 'A1'), (2, 'B2')");
            var reach = connects("harbour", database.as("x", "mate", PASSWORD).location());
            assertThat(reach.exit()).as(reach.err()).isZero();
            database.run("alter user mate@'%' account lock");
            var said = "Copy harbour.moorings into the moored table";
            var failed = sluice.run("run", said, "--id", "moored", "--approve", "yes", "--json");
            ends(failed, 5, "failed", "harbour");
            nothingIn("moored");
            assertThat(sluice.run("show", "moored").err()).contains("./sluice resume moored");
            database.run("alter user mate@'%' account unlock");
            ends(sluice.run("resume", "moored", "--json"), 0, "committed", "moored");
            assertThat(Warehouse.of(sluice).count("public.moored")).isEqualTo(2);
            assertThat(sluice.run("resume", "moored").exit()).isEqualTo(4);
        }
    }

    private static Installation.Run connects(String name, String url) {
        return sluice.run("connect", name, url, "--password-env", "BOATS_PASSWORD");
    }

    @Test
    void a_second_up_in_one_home_names_the_first() {
        var second = sluice.run("up");
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("127.0.0.1");
    }

    @Test
    void a_port_that_was_set_and_is_taken_is_an_error(@TempDir Path other) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var home = new Installation(other);
            home.with("SLUICE_PORT", String.valueOf(taken.getLocalPort()));
            var run = home.run("up");
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(String.valueOf(taken.getLocalPort()));
        }
    }
}
