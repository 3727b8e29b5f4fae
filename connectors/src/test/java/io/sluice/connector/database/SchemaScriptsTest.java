package io.sluice.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.fixture.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaScriptsTest {

    private final Databases databases = new Databases();

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void rebuilds_postgresql_tables_so_that_they_are_described_alike() throws IOException {
        try (var source = TestDatabase.postgres().run(script("postgres"));
                var copy = TestDatabase.postgres()) {
            var script = rebuild(source.as("shop"), copy);
            assertThat(script.left())
                    .extracting(SchemaScript.Left::what)
                    .containsExactly("rule quiet of notes", "trigger audit_notes of notes");
            assertThat(describe(copy.as("shop2"), "shop2")).isEqualTo(describe(source.as("shop"), "shop"));
        }
    }

    @Test
    void rebuilds_mariadb_tables_so_that_they_are_described_alike() throws IOException {
        try (var source = TestDatabase.mariadb().run(script("mariadb"));
                var copy = TestDatabase.mariadb()) {
            var script = rebuild(source.as("shop"), copy);
            assertThat(script.left())
                    .extracting(SchemaScript.Left::what)
                    .containsExactly("trigger audit_notes of notes");
            UnaryOperator<String> unnamed = text -> text.replace(copy.name(), source.name());
            assertThat(unnamed.apply(describe(copy.as("shop2"), "shop2")))
                    .isEqualTo(describe(source.as("shop"), "shop"));
        }
    }

    private SchemaScript rebuild(Connection source, TestDatabase copy) {
        var names = new Introspector(databases)
                .all(source).stream().map(TableMetadata::name).toList();
        var script = new SchemaScripts(databases).of(source, names);
        if (copy.kind() == Connection.Kind.MYSQL) {
            try (var session = copy.open();
                    var statement = session.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                for (var table : script.tables()) {
                    statement.execute(table.exact());
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return script;
        }
        script.before().forEach(statement -> copy.run(statement.sql()));
        script.tables().forEach(table -> copy.run(table.exact()));
        script.after().forEach(statement -> copy.run(statement.sql()));
        return script;
    }

    /** Triggers, comments and estimates are not rebuilt, views have become tables, a partitioned table a plain one. */
    private String describe(Connection connection, String name) {
        return String.join(
                        "\n",
                        new Introspector(databases)
                                .all(connection).stream()
                                        .filter(table -> !table.name().table().equals("big_lines"))
                                        .map(table -> table.name().qualified()
                                                + table.columns().stream()
                                                        .map(c -> c.name()
                                                                + c.nativeType()
                                                                + c.nullable()
                                                                + c.defaultExpression()
                                                                + c.generated()
                                                                + c.identity()
                                                                + c.collation())
                                                        .toList()
                                                + table.primaryKey()
                                                + table.uniqueKeys()
                                                + table.foreignKeys()
                                                + table.referencedBy()
                                                + table.checks())
                                        .toList())
                .replace("=" + name + ".", "=");
    }

    private static String[] script(String name) throws IOException {
        try (var stream = SchemaScriptsTest.class.getResourceAsStream(name + ".sql")) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\n")).filter(s -> !s.isBlank()).toArray(String[]::new);
        }
    }
}
