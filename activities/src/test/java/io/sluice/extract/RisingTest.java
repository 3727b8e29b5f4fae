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
    @ValueSource(strings = {"text", "text collate nocase", "datetime", "timestamp", "blob", "numeric"})
    void an_index_finds_about_the_moments_and_none_is_missed(String type) {
        try (var shop = TestDatabase.sqlite(folder)
                .run("create table t (id integer, name " + type + ")", "create index i on t (name)")) {
            shop.run(
                    "with recursive d(n) as (values (0) union all select n + 1 from d where n < 800)"
                            + " insert into t select n, strftime('%Y-%m-%d %H:%M:%S', '2025-12-01', (n * 3) || ' hours') from d",
                    "insert into t values (901, '2026-02-31'), (902, '2026-02-31T24:00:00-14:00'), (903, '2026-03-03T00:30:00+14:00'),"
                            + " (904, '2026-03-03x'), (905, 'later'), (906, 20260303), (907, x'323032362d30332d3033'), (908, null),"
                            + " (909, '2026-02-30 23:59:59.999'), (910, '2026-3-3'), (911, '')");
            for (var from : List.of(
                    "2026-03-03",
                    "2026-03-03T00:00:00Z",
                    "2026-03-02 23:00:00-14:00",
                    "2026-03-01",
                    "m",
                    "2026-02-31")) {
                sameRows(shop, by(Kind.TEXT).within(new Window(from, "2026-03-04T12:00:00+09:00")));
                sameRows(shop, by(Kind.TEXT).from("{\"name\":\"" + from + "\"}"));
            }
        }
    }

    /** What is asked of the index leaves no row out. */
    private static void sameRows(TestDatabase shop, String asked) {
        var exact = asked.replaceAll("\"name\" collate binary (>=|<) '[-\\d]+'", "true");
        assertThat(shop.rows("select id from t where " + asked + " order by id"))
                .isEqualTo(shop.rows("select id from t where " + exact + " order by id"));
    }

    @Test
    void a_column_of_moments_is_looked_up_by_its_index() {
        try (var shop = TestDatabase.sqlite(folder)
                .run("create table t (id integer, name text)", "create index i on t (name)")) {
            var rising = by(Kind.TIMESTAMP);
            assertThat(plan(shop, rising.within(new Window("2026-01-15", "2026-01-16"))))
                    .contains("SEARCH t USING INDEX i (name>? AND name<?)");
            assertThat(plan(shop, rising.from("{\"name\":\"2026-01-15T10:30:00Z\"}")))
                    .contains("SEARCH t USING INDEX i (name>?)", "SEARCH t USING INDEX i (name=?)")
                    .doesNotContain("SCAN");
        }
    }

    @Test
    void a_window_from_the_first_year_or_up_to_the_last_reads_every_row_within() {
        try (var shop = TestDatabase.sqlite(folder).run("create table t (id integer, name text)")) {
            shop.run("insert into t values (1, '0000-01-02 00:00:00'), (2, '2026-01-15 10:00:00'), (3, '9999-12-30')");
            var rising = by(Kind.TEXT);
            assertThat(shop.rows("select id from t where " + rising.within(new Window("2024-01-01", "9999-12-31"))
                            + rising.order()))
                    .containsExactly(List.of("2"), List.of("3"));
            assertThat(shop.rows("select id from t where " + rising.within(new Window("0000-01-01", "9999-12-22"))
                            + rising.order()))
                    .containsExactly(List.of("1"), List.of("2"));
        }
    }

    private static String plan(TestDatabase shop, String where) {
        return shop.rows("explain query plan select id from t where " + where).toString();
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
