package io.sluice.synthesise;

import io.sluice.commit.GoneElements;
import io.sluice.connector.database.Engine;
import io.sluice.guard.SqlDialect;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.ListSet;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load for the database's own shell: the file comes by stdin into a table of text, one INSERT filters, casts and writes. */
final class LoadScript {
    private static final String READ = "sluice_read";

    private final Step.Load load;
    private final Optional<ListSet> lists;
    private final SqlWords words;
    private final LoadExpressions expressions;
    private final Function<Source.File, List<String>> fields;

    LoadScript(
            Step.Load load,
            Optional<ListSet> lists,
            Function<String, SqlDialect> dialects,
            Function<Source.File, List<String>> fields) {
        this.load = load;
        this.lists = lists;
        this.fields = fields;
        words = new SqlWords(dialects.apply(connection(load)));
        expressions = new LoadExpressions(words, load.columns(), this::field);
    }

    /** Where its SQL runs: at the table it writes, or else reads. */
    static String connection(Step.Load load) {
        return switch (load.destination()) {
            case Destination.Table table -> table.name().connection();
            case Destination.File file ->
                load.source() instanceof Source.Stream stream ? stream.connection() : "warehouse";
            case Destination.Output output -> "warehouse";
        };
    }

    String text() {
        return switch (load.destination()) {
            case Destination.Table table ->
                words.framed(
                        load.number(), "on " + table.name().connection(), read() + created(table) + written(table));
            case Destination.File file ->
                words.framed(load.number(), "writes " + file.path() + " to stdout", read() + exported(file));
            case Destination.Output output ->
                words.framed(
                        load.number(),
                        "reads " + output.name(),
                        read() + "CREATE TABLE " + words.output(output.name()) + " AS\n" + selected(List.of()) + ";\n");
        };
    }

    private String read() {
        return load.source() instanceof Source.File file ? new FileReading(words, file, names(file)).into(READ) : "";
    }

    private List<String> names(Source.File file) {
        var known = fields.apply(file);
        return known.isEmpty()
                ? load.columns().stream().map(LoadColumn::from).distinct().toList()
                : known;
    }

    private String field(String name) {
        return load.source() instanceof Source.File file && file.format().kind().isJson()
                ? FileReading.jsonField(words, name)
                : words.postgres() ? "CAST(" + words.name(name) + " AS text)" : words.name(name);
    }

    private String from() {
        return switch (load.source()) {
            case Source.File file -> READ;
            case Source.Output output -> words.output(output.name());
            case Source.Lists lists -> words.output(lists.output());
            case Source.Stream stream ->
                List.of(stream.stream().split("\\.")).stream().map(words::name).collect(Collectors.joining("."));
        };
    }

    private String created(Destination.Table table) {
        if (!table.create()) {
            return "";
        }
        if (load.columns().isEmpty()) {
            return "CREATE TABLE IF NOT EXISTS " + name(table) + " AS SELECT * FROM " + from() + " LIMIT 0;\n\n";
        }
        var columns = load.columns().stream().map(column -> "    " + words.name(column.to()) + " " + type(column));
        var key = load.key().isEmpty() ? "" : "    PRIMARY KEY (" + names(load.key()) + ")";
        return Stream.concat(columns, Stream.of(key).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining(",\n", "CREATE TABLE IF NOT EXISTS " + name(table) + " (\n", "\n);\n\n"));
    }

    private String type(LoadColumn column) {
        return load.key().contains(column.to()) ? words.keyType(column.type()) : words.columnType(column.type());
    }

    private String names(List<String> columns) {
        return columns.stream().map(words::name).collect(Collectors.joining(", "));
    }

    private String name(Destination.Table table) {
        return words.name(table.name().schema()) + "." + words.name(table.name().table());
    }

    private String written(Destination.Table table) {
        var emptied = load.mode() == WriteMode.REPLACE ? "DELETE FROM " + name(table) + ";\n\n" : "";
        if (load.columns().isEmpty()) {
            return emptied + "INSERT INTO " + name(table) + "\nSELECT * FROM " + from() + ";\n";
        }
        return emptied
                + "INSERT INTO " + name(table) + " (" + names(LoadColumn::to) + ")\n"
                + selected(load.key())
                + onConflict()
                + ";\n"
                + mirrored(table)
                + lists.map(this::replaced).orElse("");
    }

    /** Elements that are in no list any more. */
    private String replaced(ListSet set) {
        var read = ((Source.Output) load.source()).name();
        var gone = new GoneElements(
                words.postgres() ? Engine.POSTGRESQL : Engine.MYSQL,
                load,
                set,
                new GoneElements.Read(
                        words.output(set.lists().output()), of(set.lists().key()), true),
                new GoneElements.Read(words.output(read), of(load.key()), true));
        return "\n" + gone.sql() + ";\n";
    }

    private List<String> of(List<String> columns) {
        return columns.stream().map(column -> "s." + words.name(column)).toList();
    }

    private String names(Function<LoadColumn, String> name) {
        return load.columns().stream().map(name).map(words::name).collect(Collectors.joining(", "));
    }

    /** Of the rows with one key the last counts, of those that shall be distinct the first. */
    private String selected(List<String> key) {
        var values = load.columns().stream()
                .map(column -> value(column) + " AS " + words.name(column.to()))
                .collect(Collectors.joining(",\n       "));
        var filter = load.dropWhen().isEmpty() ? "" : "\nWHERE NOT " + expressions.joined(load.dropWhen(), " OR ");
        var ranks =
                rank("sluice_first", load.distinctOn().stream().map(this::field).toList(), "")
                        + rank("sluice_last", key.stream().map(this::keyValue).toList(), " DESC");
        if (ranks.isEmpty()) {
            return "SELECT " + values + "\nFROM " + from() + filter;
        }
        var wanted = (ranks.contains("sluice_first") ? " AND sluice_first = 1" : "")
                + (ranks.contains("sluice_last") ? " AND sluice_last = 1" : "");
        return "SELECT " + names(LoadColumn::to) + " FROM (\nSELECT " + values + ranks + "\nFROM " + from() + filter
                + "\n) ranked\nWHERE " + wanted.substring(" AND ".length());
    }

    /** Rows of a step go into a table as they are. */
    private String value(LoadColumn column) {
        return load.source() instanceof Source.Output && load.destination() instanceof Destination.Table
                ? words.name(column.from())
                : expressions.value(column);
    }

    private String keyValue(String column) {
        return load.columns().stream()
                .filter(each -> each.to().equals(column))
                .findFirst()
                .map(this::value)
                .orElse(words.name(column));
    }

    private String rank(String name, List<String> by, String direction) {
        if (by.isEmpty()) {
            return "";
        }
        var line = load.source() instanceof Source.File ? "sluice_line" : "1";
        return ",\n       row_number() OVER (PARTITION BY " + String.join(", ", by) + " ORDER BY " + line + direction
                + ") AS " + name;
    }

    private String onConflict() {
        var others = load.columns().stream()
                .map(LoadColumn::to)
                .filter(column -> !load.key().contains(column))
                .toList();
        return switch (load.mode()) {
            case APPEND, REPLACE -> "";
            case INSERT_NEW -> conflict(List.of());
            case UPSERT, MIRROR -> conflict(others);
        };
    }

    private String conflict(List<String> changed) {
        if (!words.postgres()) {
            var assigned = changed.isEmpty() ? load.key() : changed;
            return assigned.stream()
                    .map(column -> words.name(column) + " = "
                            + (changed.isEmpty() ? words.name(column) : "VALUES(" + words.name(column) + ")"))
                    .collect(Collectors.joining(", ", "\nON DUPLICATE KEY UPDATE ", ""));
        }
        var target = load.key().stream().map(words::name).collect(Collectors.joining(", ", "\nON CONFLICT (", ")"));
        return changed.isEmpty()
                ? target + " DO NOTHING"
                : changed.stream()
                        .map(column -> words.name(column) + " = excluded." + words.name(column))
                        .collect(Collectors.joining(", ", target + " DO UPDATE SET ", ""));
    }

    private String mirrored(Destination.Table table) {
        if (load.mode() != WriteMode.MIRROR) {
            return "";
        }
        var keys = names(load.key());
        return "\nDELETE FROM " + name(table) + " WHERE (" + keys + ") NOT IN (SELECT " + keys + " FROM (\n"
                + selected(load.key()) + "\n) kept);\n";
    }

    private String exported(Destination.File file) {
        return new FileWriting(words, file.format()).of(selected(List.of())) + "\n";
    }
}
