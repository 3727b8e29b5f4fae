package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Column;
import java.util.ArrayList;
import java.util.List;

/** Sentences that the planner understands, made of the user's own files and tables. */
final class Examples {

    private Examples() {}

    static List<String> from(Task task) {
        var examples = new ArrayList<String>();
        task.catalog().files().stream()
                .filter(file -> !file.columns().isEmpty())
                .limit(2)
                .forEach(file -> examples.add(load(file, examples.isEmpty())));
        task.catalog().tables().stream()
                .filter(table -> !table.columns().isEmpty())
                .limit(2)
                .forEach(table -> examples.add(question(table, examples.size() % 2 == 0)));
        if (examples.isEmpty()) {
            examples.add("Import FILE.csv into the table TABLE and drop rows with empty COLUMN fields");
        }
        return examples.stream().limit(3).toList();
    }

    private static String question(TableMetadata table, boolean counting) {
        var name = table.name().table();
        return counting
                ? "How many " + name + " are there where "
                        + table.columns().getLast().name() + " is not empty?"
                : "List " + table.columns().getFirst().name() + " of " + name + ", first 10";
    }

    private static String load(FileMetadata file, boolean dropping) {
        var table = SnakeNames.snake(FileMentions.stem(file));
        var column = file.columns().getLast().name();
        return dropping
                ? "Import " + file.path() + " into the table " + table + " and drop rows with empty " + column
                : "Import only the rows where " + firstNullable(file) + " is not empty from " + file.path() + " into "
                        + table;
    }

    private static String firstNullable(FileMetadata file) {
        return file.columns().stream()
                .filter(Column::nullable)
                .map(Column::name)
                .findFirst()
                .orElse(file.columns().getFirst().name());
    }
}
