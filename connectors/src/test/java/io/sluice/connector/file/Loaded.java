package io.sluice.connector.file;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of one load, with the lines they came from: what a test looks at. */
record Loaded(
        List<List<@Nullable String>> rows, List<Long> lines, RowStream.Tally tally, List<RowStream.Reject> rejects) {

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text, StandardCharsets.UTF_8);
    }

    static Path write(Path folder, String name, String text, Charset charset) {
        return write(folder, name, text.getBytes(charset));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads every column of a file with the types found in it. */
    static Loaded all(Path folder, String name) {
        return of(folder, load(folder, name, List.of(), List.of()));
    }

    static Step.Load load(Path folder, String name, List<Condition> dropWhen, List<String> distinctOn) {
        var columns = new DataFolder(folder)
                .describe(name).columns().stream()
                        .map(column -> LoadColumn.of(column.name(), column.type()))
                        .toList();
        return load(folder, name, columns, dropWhen, distinctOn);
    }

    static Step.Load load(
            Path folder, String name, List<LoadColumn> columns, List<Condition> dropWhen, List<String> distinctOn) {
        var file = new DataFolder(folder).describe(name);
        if (file.format() == null) {
            throw new AssertionError(file.unreadable());
        }
        var table = new Destination.Table(new TableName("warehouse", "public", "t"), true);
        return new Step.Load(
                1,
                List.of(),
                new Source.File(name, file.format()),
                table,
                columns,
                dropWhen,
                distinctOn,
                WriteMode.APPEND,
                List.of());
    }

    static Loaded of(Path folder, Step.Load load) {
        var rows = new ArrayList<List<@Nullable String>>();
        var lines = new ArrayList<Long>();
        try (var stream = new DataFolder(folder).rows(load)) {
            while (stream.advance()) {
                rows.add(Arrays.asList(stream.row().clone()));
                lines.add(stream.line());
            }
            return new Loaded(rows, lines, stream.tally(), stream.takeRejects());
        }
    }
}
