package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Window;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RisingTest {

    @TempDir
    static Path folder;

    @Test
    void a_text_is_a_value_whatever_stands_in_it() {
        var ann = "O'Brien, (Ann) @home";
        try (var shop = TestDatabase.sqlite(folder).run("create table t (name text)")) {
            shop.run("insert into t values ('Abe'), ('O''Brien, (Ann) @home'), ('Zoe'), (null)");
            assertThat(shop.rows("select coalesce(name, '') from t where "
                            + by(Kind.TEXT).from("{\"name\":\"" + ann + "\"}")
                            + by(Kind.TEXT).order()))
                    .containsExactly(List.of(""), List.of(ann), List.of("Zoe"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMESTAMP", "TEXT"})
    void a_moment_of_sqlite_is_the_same_however_it_is_written(Kind kind) {
        try (var shop = TestDatabase.sqlite(folder).run("create table t (id integer, name text)")) {
            shop.run(
                    "insert into t values (1, '2026-01-14 23:59:59'), (2, '2026-01-15T09:00:00Z'), (3, '2026-01-15 10:30:00'),"
                            + " (4, '2026-01-15T12:00:00+02:00'), (5, '2026-01-15T11:00:00.250'), (6, '2026-01-16 00:00'), (7, null)");
            var rising = by(kind);
            assertThat(shop.rows("select id from t where "
                            + rising.within(new Window("2026-01-15T10:00:00", "2026-01-16")) + rising.order()))
                    .containsExactly(List.of("4"), List.of("3"), List.of("5"));
            assertThat(shop.rows("select id from t where " + rising.from("{\"name\":\"2026-01-15T10:30:00Z\"}")
                            + rising.order()))
                    .containsExactly(List.of("7"), List.of("3"), List.of("5"), List.of("6"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\\\' or true --", "a\\u0000b"})
    void what_engines_read_differently_is_refused(String text) {
        assertThatThrownBy(() -> by(Kind.TEXT).from("{\"name\":\"" + text + "\"}"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is no value that name can be compared with");
    }

    @Test
    void a_number_is_nothing_but_one() {
        assertThatThrownBy(() -> by(Kind.INT64).from("{\"name\":\"1 or true\"}"))
                .isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @CsvSource({"yesterday, 2026-02-01", "2026-01-01, today"})
    void a_window_of_times_names_moments(String from, String to) {
        assertThatThrownBy(() -> by(Kind.TIMESTAMP).within(new Window(from, to)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("which is no moment, and shop is read by name");
        assertThat(by(Kind.TEXT).within(new Window(from, to))).contains("'" + from + "'");
    }

    private static Rising by(Kind kind) {
        try (var shop = TestDatabase.sqlite(folder).run("create table t (name text)");
                var databases = new Databases()) {
            return new Rising(shop.as("shop"), databases.engine(shop.as("shop")), "name", kind);
        }
    }
}
