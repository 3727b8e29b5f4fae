package io.sluice.author.planner;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Sources;
import io.sluice.author.Task;
import io.sluice.author.Values;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.OddValues;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files and tables that sentences of the tests speak of, on 20 November 2026. */
final class World {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final List<FileMetadata> files = new ArrayList<>();
    private final List<TableMetadata> tables = new ArrayList<>();
    private Sources sources = Sources.NONE;

    /** {@code columns} are written {@code name:type}. */
    World file(String path, String... columns) {
        var format = path.endsWith("csv") ? FileFormat.csv() : FileFormat.json(FileFormat.Kind.JSONL);
        var typed = Arrays.stream(columns).map(World::column).toList();
        files.add(new FileMetadata(path, format, 1000, Instant.EPOCH, typed, null));
        return this;
    }

    /** A file of an id and one column that a few values make text. */
    World odd(String path, String column, OddValues values) {
        var columns = List.of(Column.of("id", ColumnType.INT64), Column.of(column, ColumnType.TEXT));
        files.add(new FileMetadata(
                path, FileFormat.csv(), 1000, Instant.EPOCH, columns, null, false, Map.of(column, values)));
        return this;
    }

    /** Settings of a program, such as lie in many a folder. */
    World settings(String path) {
        var columns = List.of(Column.of("name", ColumnType.TEXT));
        files.add(new FileMetadata(
                path, FileFormat.json(FileFormat.Kind.JSON), 1000, Instant.EPOCH, columns, null, true, Map.of()));
        return this;
    }

    /** The data folder; without one every path is taken for one in it. */
    World folder(String root) {
        sources = new Sources() {
            @Override
            public Sample sample(Source source) {
                return Sources.NONE.sample(source);
            }

            @Override
            public Optional<String> folder() {
                return Optional.of(root);
            }

            @Override
            public Optional<String> within(String written) {
                var file = Path.of(root).resolve(written).normalize();
                return file.startsWith(root)
                        ? Optional.of(Path.of(root).relativize(file).toString())
                        : Optional.empty();
            }
        };
        return this;
    }

    World unreadable(String path, String why) {
        files.add(new FileMetadata(path, null, 0, Instant.EPOCH, List.of(), why));
        return this;
    }

    /** The first column is the primary key; a name that ends in ! is not nullable. */
    World table(String qualified, String... columns) {
        var parts = qualified.split("\\.");
        var typed = Arrays.stream(columns).map(World::metadata).toList();
        tables.add(new TableMetadata(
                new TableName("warehouse", parts[0], parts[1]),
                TableMetadata.Kind.TABLE,
                typed,
                List.of(typed.getFirst().name()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                100,
                null));
        return this;
    }

    Author.Drafting draft(String sentence, String... answers) {
        return new Planner().draft(task(sentence, answers));
    }

    Task task(String sentence, String... answers) {
        return new Task(
                sentence,
                List.of(answers),
                new Catalog(tables, files),
                List.of(
                        new Database("warehouse", Connection.Kind.POSTGRES, "public"),
                        new Database("shop", Connection.Kind.MYSQL, "shop")),
                "warehouse",
                NOW,
                ZoneOffset.UTC,
                Values.NONE,
                sources);
    }

    Pipeline pipeline(String sentence, String... answers) {
        return switch (draft(sentence, answers)) {
            case Author.Drafted drafted -> drafted.pipeline();
            case Author.Unclear unclear -> throw new AssertionError(sentence + "\n" + unclear.question());
            case Author.Declined declined -> throw new AssertionError(sentence + "\n" + declined.refusal());
        };
    }

    Step.Load load(String sentence, String... answers) {
        return (Step.Load) pipeline(sentence, answers).steps().getFirst();
    }

    io.sluice.request.Question question(String sentence, String... answers) {
        return switch (draft(sentence, answers)) {
            case Author.Unclear unclear -> unclear.question();
            case Author.Drafted drafted -> throw new AssertionError(sentence + "\n" + drafted.pipeline());
            case Author.Declined declined -> throw new AssertionError(sentence + "\n" + declined.refusal());
        };
    }

    private static Column column(String written) {
        var parts = written.split(":");
        return Column.of(parts[0], ColumnType.parse(parts[1]));
    }

    private static ColumnMetadata metadata(String written) {
        var column = column(written.replace("!", ""));
        return new ColumnMetadata(
                column.name(),
                column.type().toString(),
                column.type(),
                !written.contains("!"),
                null,
                false,
                false,
                null,
                null);
    }
}
