package io.sluice.connector.file;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {

    @TempDir
    Path folder;

    private void parquet(String name, String query) throws SQLException {
        try (var session = DriverManager.getConnection("jdbc:duckdb:");
                var statement = session.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + folder.resolve("x.parquet")
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
            Files.move(folder.resolve("x.parquet"), folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Loaded load(String path) {
        var file = new DataFolder(folder).describe(path);
        var columns = file.columns().stream()
                .map(column -> LoadColumn.of(column.name(), column.type()))
                .toList();
        return Loaded.of(
                folder,
                new Step.Load(
                        1,
                        List.of(),
                        new Source.File(
                                path, Objects.requireNonNull(file.format(), () -> String.valueOf(file.unreadable()))),
                        new Destination.Table(new TableName("w", "p", "t"), true),
                        columns,
                        List.of(),
                        List.of(),
                        WriteMode.APPEND,
                        List.of()));
    }

    @Test
    void every_type_keeps_its_value() throws SQLException {
        parquet(
                "types [1]*.parquet",
                "SELECT 9007199254740993::BIGINT AS i, 18446744073709551615::UBIGINT AS u, 12.30::DECIMAL(12,2) AS d,"
                        + " 0.1::DOUBLE AS f, 'NaN'::DOUBLE AS nan, true AS b, 'Grüße, \"you\"' AS t, DATE '2024-02-29' AS day,"
                        + " TIME '10:11:12.5' AS clock, TIMESTAMP '2024-02-29 10:11:12.123456' AS at,"
                        + " TIMESTAMPTZ '2024-02-29 10:11:12+00' AS utc, '\\xAA\\x00'::BLOB AS raw,"
                        + " uuid '123e4567-e89b-12d3-a456-426614174000' AS id, {'a': [1, 2]} AS nested, [1, 2] AS list, NULL::INTEGER AS nothing");
        var name = "types [1]*.parquet";
        assertThat(new DataFolder(folder).describe(name).columns())
                .extracting(column -> column.type().toString())
                .containsExactly(
                        "int64",
                        "decimal(20,0)",
                        "decimal(12,2)",
                        "float64",
                        "float64",
                        "boolean",
                        "text",
                        "date",
                        "time",
                        "timestamp",
                        "timestamptz",
                        "bytes",
                        "uuid",
                        "json",
                        "json",
                        "int64");
        assertThat(load(name).rows())
                .containsExactly(asList(
                        "9007199254740993",
                        "18446744073709551615",
                        "12.30",
                        "0.1",
                        "NaN",
                        "true",
                        "Grüße, \"you\"",
                        "2024-02-29",
                        "10:11:12.5",
                        "2024-02-29 10:11:12.123456",
                        "2024-02-29 10:11:12+00:00",
                        "qgA=",
                        "123e4567-e89b-12d3-a456-426614174000",
                        "{\"a\":[1,2]}",
                        "[1,2]",
                        null));
    }

    @Test
    void decimals_within_keep_every_digit() throws SQLException {
        parquet(
                "deep.parquet",
                "SELECT {'p': 12345678901234567.89::DECIMAL(19,2), 'n': [0.10::DECIMAL(3,2)]} AS price");
        assertThat(load("deep.parquet").rows())
                .containsExactly(asList("{\"p\":\"12345678901234567.89\",\"n\":[\"0.10\"]}"));
    }

    @Test
    void rows_come_in_the_order_of_the_file() throws SQLException {
        parquet("many.parquet", "SELECT range AS n FROM range(10000)");
        var rows = load("many.parquet").rows();
        assertThat(rows).hasSize(10_000);
        assertThat(rows.get(9_999)).isEqualTo(asList("9999"));
    }

    @Test
    void what_is_no_whole_parquet_file_says_so() throws SQLException, IOException {
        parquet("cut.parquet", "SELECT range AS n FROM range(10000)");
        var whole = Files.readAllBytes(folder.resolve("cut.parquet"));
        Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length - 100));
        var scrambled = whole.clone();
        Arrays.fill(scrambled, whole.length - 60, whole.length - 8, (byte) 0xFF);
        Files.write(folder.resolve("scrambled.parquet"), scrambled);
        Files.writeString(folder.resolve("text.parquet"), "id,name\n1,a\n");
        Files.write(folder.resolve("locked.parquet"), "PARE............PARE".getBytes(StandardCharsets.US_ASCII));
        var files = new DataFolder(folder);
        assertThat(files.describe("cut.parquet").unreadable()).isEqualTo("its end is missing: it was cut off");
        assertThat(files.describe("text.parquet").unreadable()).isEqualTo("it is no Parquet file");
        assertThat(files.describe("locked.parquet").unreadable()).isEqualTo("the file is encrypted");
        assertThat(files.describe("scrambled.parquet").unreadable()).startsWith("it cannot be read as Parquet: ");
    }
}
