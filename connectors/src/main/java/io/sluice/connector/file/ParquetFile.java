package io.sluice.connector.file;

import io.sluice.connector.database.NativeTypes;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An open Parquet file: an in-memory DuckDB that may read this one file and nothing else, loads no extension, and holds a bounded part of
 * it.
 */
final class ParquetFile implements AutoCloseable {

    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED = "PARE";
    private static final int SMALLEST = 12;
    private static final Pattern INEXACT = Pattern.compile("(?<!\")\\b(?:DECIMAL\\(\\d+,\\s*\\d+\\)|U?HUGEINT)");

    private final String path;
    /** A name without the signs that DuckDB would take for a pattern. */
    private final Path link;

    private final Connection session;
    /** The types of the columns as DuckDB writes them. */
    private final Map<String, String> written = new HashMap<>();

    private ParquetFile(String path, Path link, Connection session) {
        this.path = path;
        this.link = link;
        this.session = session;
    }

    static ParquetFile open(String path, Path file) throws IOException {
        checkMagic(path, file);
        var folder = Files.createTempDirectory("sluice-parquet");
        var link = folder.resolve("data.parquet");
        try {
            Files.createSymbolicLink(link, file.toAbsolutePath());
            var opened = new ParquetFile(path, link, DriverManager.getConnection("jdbc:duckdb:", settings()));
            opened.lockIn();
            return opened;
        } catch (SQLException e) {
            remove(link);
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        } catch (IOException e) {
            remove(link);
            throw e;
        }
    }

    /** From now on nothing but this file is read. */
    private void lockIn() throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET allowed_paths = [" + literal(link.toString()) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("temp_directory", "");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        return settings;
    }

    private static void checkMagic(String path, Path file) throws IOException {
        try (var in = Files.newByteChannel(file)) {
            var size = in.size();
            var start = magic(in, 0);
            var end = size < SMALLEST ? "" : magic(in, size - MAGIC.length());
            if (ENCRYPTED.equals(start) || ENCRYPTED.equals(end)) {
                throw FileFaults.badData(path, "the file is encrypted", "Write it without encryption");
            }
            if (!MAGIC.equals(start)) {
                throw FileFaults.badData(path, "it is no Parquet file", "Check where it comes from");
            }
            if (!MAGIC.equals(end)) {
                throw FileFaults.badData(path, "its end is missing: it was cut off", "Copy or write the file again");
            }
        }
    }

    private static String magic(java.nio.channels.SeekableByteChannel in, long at) throws IOException {
        var bytes = java.nio.ByteBuffer.allocate(MAGIC.length());
        in.position(at);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            // fills the buffer
        }
        return new String(bytes.array(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    List<Column> columns() {
        try (var statement = session.createStatement();
                var result = statement.executeQuery("DESCRIBE SELECT * FROM " + source())) {
            var columns = new ArrayList<Column>();
            while (result.next()) {
                columns.add(Column.of(result.getString(1), type(result.getString(2))));
                written.put(result.getString(1), result.getString(2));
            }
            return columns;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** All rows in their order, each field as text, of columns that the file has. */
    ResultSet rows(Statement statement, List<Column> columns) throws SQLException {
        var items = columns.stream().map(this::text).collect(Collectors.joining(", "));
        return statement.executeQuery("SELECT " + (items.isEmpty() ? "NULL" : items) + " FROM " + source());
    }

    Statement statement() throws SQLException {
        return session.createStatement();
    }

    RuntimeException unreadable(SQLException e) {
        var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replace(link.toString(), path);
        return FileFaults.badData(path, "it cannot be read as Parquet: " + why, "Write the file again");
    }

    private String source() {
        return "read_parquet(" + literal(link.toString()) + ")";
    }

    private String text(Column column) {
        var name = '"' + column.name().replace("\"", "\"\"") + '"';
        return switch (column.type().kind()) {
            case BYTES -> "base64(" + name + ")";
            case JSON -> "CAST(to_json(" + exact(column, name) + ") AS VARCHAR)";
            default -> "CAST(" + name + " AS VARCHAR)";
        };
    }

    /** In JSON a decimal would become a double: as text it keeps its digits. */
    private String exact(Column column, String name) {
        var type = written.getOrDefault(column.name(), "");
        var kept = INEXACT.matcher(type).replaceAll("VARCHAR");
        return kept.equals(type) ? name : "CAST(" + name + " AS " + kept + ")";
    }

    private static ColumnType type(String written) {
        var name = written.toUpperCase(Locale.ROOT);
        if (name.endsWith("]")
                || name.startsWith("STRUCT")
                || name.startsWith("MAP")
                || name.startsWith("UNION")
                || name.startsWith("VARIANT")) {
            return ColumnType.JSON;
        }
        return switch (name.replaceFirst("\\(.*", "")) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> ColumnType.INT64;
            case "UBIGINT" -> ColumnType.decimal(20, 0);
            case "HUGEINT", "UHUGEINT" -> ColumnType.decimal(39, 0);
            case "DECIMAL" -> NativeTypes.postgres(name.replace("DECIMAL", "numeric"));
            case "FLOAT", "DOUBLE" -> ColumnType.FLOAT64;
            case "BLOB" -> ColumnType.BYTES;
            case "DATE" -> ColumnType.DATE;
            case "TIME", "TIME_NS" -> ColumnType.TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ColumnType.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> ColumnType.TIMESTAMPTZ;
            case "INTERVAL" -> ColumnType.INTERVAL;
            case "UUID" -> ColumnType.UUID;
            case "JSON" -> ColumnType.JSON;
            default -> ColumnType.TEXT;
        };
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // Nothing depends on a polite goodbye.
        }
        remove(link);
    }

    private static void remove(Path link) {
        try {
            Files.deleteIfExists(link);
            Files.deleteIfExists(link.getParent());
        } catch (IOException e) {
            // The system clears its folder for such things.
        }
    }
}
