package io.sluice.author.model;

import io.sluice.author.Task;
import io.sluice.author.retrieval.TableIndexes;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables that a model is shown: all of them where they are few, else those of any connection that the sentence seems to be about. */
final class Shown {

    private static final int NEAREST = 24;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_$]+");
    private static final String ALL = "all connections";

    private final TableIndexes indexes = new TableIndexes();

    /** {@code said} is all that was said of the matter. */
    List<TableMetadata> about(Task task, String said) {
        var all = task.catalog().tables();
        return all.size() <= TableIndexes.FEW ? all : indexes.surelyAbout(ALL, all, said, NEAREST);
    }

    /** With those that a pipeline names, which is to be repaired. */
    List<TableMetadata> about(Task task, String said, Pipeline broken) {
        var words = new HashSet<>(List.of(NO_WORD.split(broken.steps().toString())));
        var named = task.catalog().tables().stream()
                .filter(table -> words.contains(table.name().table()))
                .limit(TableIndexes.FEW);
        return Stream.concat(named, about(task, said).stream()).distinct().toList();
    }
}
