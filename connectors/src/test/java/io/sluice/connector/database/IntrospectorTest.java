package io.sluice.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sluice.catalog.TableMetadata;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntrospectorTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Databases databases = new Databases();
    private final Introspector introspector = new Introspector(databases);

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void describes_every_kind_of_thing_in_postgresql() throws IOException {
        try (var database = TestDatabase.postgres().run(script("postgres"))) {
            assertGolden("postgres", database, introspector.all(database.as("shop")));
        }
    }

    @Test
    void describes_every_kind_of_thing_in_mariadb() throws IOException {
        try (var database = TestDatabase.mariadb().run(script("mariadb"))) {
            assertGolden("mariadb", database, introspector.all(database.as("shop")));
        }
    }

    @Test
    void describes_every_kind_of_thing_in_sqlite(@TempDir Path folder) throws IOException {
        try (var database = TestDatabase.sqlite(folder).run(script("sqlite"))) {
            assertGolden("sqlite", database, introspector.all(database.as("shop")));
        }
    }

    @Test
    void finds_exactly_the_columns_of_the_information_schema_in_postgresql() throws IOException {
        try (var database = TestDatabase.postgres().run(script("postgres"))) {
            var columns = database.rows("""
                    select table_schema, table_name, column_name from information_schema.columns
                     where table_schema in ('public', 'crm') and table_name <> 'events_2026'
                    union all select 'public', 'customer_count', 'n'
                    """);
            assertThat(columnsOf(introspector.all(database.as("shop")))).containsExactlyInAnyOrderElementsOf(columns);
        }
    }

    @Test
    void finds_exactly_the_columns_of_the_information_schema_in_mariadb() throws IOException {
        try (var database = TestDatabase.mariadb().run(script("mariadb"))) {
            var columns = database.rows("select table_schema, table_name, column_name from information_schema.columns "
                    + "where table_schema = database() and table_name <> 'sluice_ledger'");
            assertThat(columnsOf(introspector.all(database.as("shop")))).containsExactlyInAnyOrderElementsOf(columns);
        }
    }

    @Test
    void reads_only_the_tables_it_is_asked_for() throws IOException {
        try (var postgres = TestDatabase.postgres().run(script("postgres"));
                var mariadb = TestDatabase.mariadb().run(script("mariadb"))) {
            var lines = new TableName("shop", "public", "Order Lines");
            assertThat(introspector.of(postgres.as("shop"), List.of(lines, new TableName("shop", "public", "nothing"))))
                    .isEqualTo(introspector.all(postgres.as("shop")).stream()
                            .filter(table -> table.name().equals(lines))
                            .toList());
            var notes = new TableName("other", mariadb.name(), "notes");
            assertThat(introspector.of(mariadb.as("other"), List.of(notes)))
                    .extracting(TableMetadata::name)
                    .containsExactly(notes);
        }
    }

    @Test
    void reads_five_hundred_tables_in_a_moment() {
        try (var postgres = TestDatabase.postgres();
                var mariadb = TestDatabase.mariadb()) {
            for (var database : List.of(postgres, mariadb)) {
                database.run(IntStream.range(0, 500)
                        .mapToObj(
                                i -> "create table t" + i + " (id int primary key, a text, b int not null, unique (b))")
                        .toArray(String[]::new));
                introspector.of(database.as(database.name()), List.of(new TableName("x", "public", "t1"))); // connect
                var before = Instant.now();
                assertThat(introspector.all(database.as(database.name()))).hasSize(500);
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    private static List<List<String>> columnsOf(List<TableMetadata> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream()
                        .map(column ->
                                List.of(table.name().schema(), table.name().table(), column.name())))
                .toList();
    }

    private static String[] script(String name) throws IOException {
        return Arrays.stream(resource(name + ".sql").split(";\n"))
                .filter(s -> !s.isBlank())
                .toArray(String[]::new);
    }

    /** The database's own name and the planner's guesses differ from run to run. */
    private static void assertGolden(String name, TestDatabase database, List<TableMetadata> tables)
            throws IOException {
        var actual = JSON.writeValueAsString(tables)
                        .replace("\"schema\" : \"" + database.name() + "\"", "\"schema\" : \"shop\"")
                        .replace("`" + database.name() + "`.", "`shop`.")
                        .replaceAll("\"estimatedRows\" : -?\\d+", "\"estimatedRows\" : 0")
                + "\n";
        Files.writeString(Path.of("target", name + ".actual.json"), actual);
        assertThat(actual).isEqualTo(resource(name + ".json"));
    }

    private static String resource(String name) throws IOException {
        try (var stream = IntrospectorTest.class.getResourceAsStream(name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
