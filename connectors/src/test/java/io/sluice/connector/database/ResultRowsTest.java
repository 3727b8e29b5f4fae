package io.sluice.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultRowsTest {

    private final Databases databases = new Databases();

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void reads_every_type_of_postgresql_as_canonical_text() throws SQLException {
        try (var database = TestDatabase.postgres()) {
            assertThat(read(database, """
                            select true, 1::smallint, 9007199254740993, 1.50::numeric(10,2), 2::numeric, 'NaN'::float8, 'x'::char(3),
                                   '\\x00ff'::bytea, date '2026-01-02', time '10:00:00.5', timestamp '2026-01-02 10:00:00',
                                   timestamptz '2026-01-02 10:00:00+02', interval '1 day 2 hours',
                                   '00000000-0000-0000-0000-000000000001'::uuid, '{"a": 1}'::jsonb, null::int, array[1,2]
                            """))
                    .containsExactly(
                            "boolean true",
                            "int64 1",
                            "int64 9007199254740993",
                            "decimal(10,2) 1.50",
                            "decimal 2",
                            "float64 NaN",
                            "text x  ",
                            "bytes AP8=",
                            "date 2026-01-02",
                            "time 10:00:00.5",
                            "timestamp 2026-01-02 10:00:00",
                            "timestamptz 2026-01-02 08:00:00+00:00",
                            "interval P1DT2H",
                            "uuid 00000000-0000-0000-0000-000000000001",
                            "json {\"a\": 1}",
                            "int64 null",
                            "text {1,2}");
        }
    }

    @Test
    void reads_every_type_of_mariadb_as_canonical_text() throws SQLException {
        try (var database = TestDatabase.mariadb()) {
            database.run("""
                    create table t (a tinyint(1), b tinyint(1), c bigint unsigned, d decimal(10,2), e double, f varchar(5), g varbinary(3),
                      h date, i time, j datetime(3), k timestamp null, l bit(1), m year, n int)
                    """, """
                    insert into t values (1, 7, 18446744073709551615, 1.5, 0.1, 'é', x'00ff', '2026-01-02', '10:00:00',
                      '2026-01-02 10:00:00.5', '2026-01-02 10:00:00', b'1', 2026, null)
                    """);
            assertThat(read(database, "select * from t"))
                    .containsExactly(
                            "int64 1",
                            "int64 7",
                            "decimal(20,0) 18446744073709551615",
                            "decimal(10,2) 1.50",
                            "float64 0.1",
                            "text é",
                            "bytes AP8=",
                            "date 2026-01-02",
                            "time 10:00:00",
                            "timestamp 2026-01-02 10:00:00.500",
                            "timestamptz 2026-01-02 10:00:00+00:00",
                            "boolean true",
                            "int64 2026",
                            "int64 null");
        }
    }

    @Test
    void reads_sqlite_by_declared_type_and_expressions_by_their_value(@TempDir Path folder) throws SQLException {
        try (var database = TestDatabase.sqlite(folder)) {
            database.run(
                    "create table t (a boolean, b integer, c decimal(10,2), d text, e date, f blob)",
                    "insert into t values (1, 2, 1.5, 'x', '2026-01-02', x'00ff')");
            assertThat(read(database, "select a, b, c, d, e, f, count(*), avg(c), null from t"))
                    .containsExactly(
                            "boolean true",
                            "int64 2",
                            "decimal 1.5",
                            "text x",
                            "date 2026-01-02",
                            "bytes AP8=",
                            "int64 1",
                            "float64 1.5",
                            "decimal null");
        }
    }

    private List<String> read(TestDatabase database, String query) throws SQLException {
        var connection = database.as("source");
        try (var session = databases.open(connection);
                var statement = session.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = ResultRows.of(databases.engine(connection), result);
            assertThat(rows.advance()).isTrue();
            var fields = new ArrayList<String>();
            for (int i = 0; i < rows.columns().size(); i++) {
                @Nullable String text = rows.text(i);
                fields.add(rows.columns().get(i).type() + " " + text);
            }
            return fields;
        }
    }
}
