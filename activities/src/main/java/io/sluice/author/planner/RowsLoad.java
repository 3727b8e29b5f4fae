package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows that are no file, read in a sentence as if they were one: where they go, which of them and how is said in the same words. */
public final class RowsLoad {

    private static final String NAMELESS = "these_rows";

    private final Task task;
    private final Decisions decisions;

    public RowsLoad(Task task, Decisions decisions) {
        this.task = task;
        this.decisions = decisions;
    }

    /**
     * A sentence in which {@code said} stands for rows of these columns, behind a verb where it holds one; a table is called {@code name}
     * unasked, if they have one.
     */
    public record Rows(String before, String verb, String said, String after, String name, List<Column> columns) {
        private String path() {
            return (name.isEmpty() ? NAMELESS : name) + ".parquet"; // whose values have types, as those of these rows
        }
    }

    /** The load of them, as one of a file, what had to be assumed, and what it could be held to as such. */
    public record Read(Step.Load load, List<String> assumptions, List<Claim> claims) {}

    /** Empty where the sentence is not about a load of these rows; throws NotSure where it stops making sense. */
    public Optional<Read> of(Rows rows) {
        try {
            var pipeline = new Draftsman(asking(rows), decisions, task.recurring()).draft();
            return pipeline.steps().getFirst() instanceof Step.Load load
                            && load.source() instanceof Source.File(var path, var format)
                            && path.equals(rows.path())
                    ? Optional.of(new Read(placed(load), pipeline.assumptions(), pipeline.claims()))
                    : Optional.empty();
        } catch (NotSure open) {
            throw new NotSure(
                    open.subject(),
                    inWordsOf(rows, open.question().text()),
                    options(rows, open.question().options()),
                    open.word());
        }
    }

    private static Step.Load placed(Step.Load load) {
        if (load.destination() instanceof Destination.Table(var table, var create)
                && table.table().equals(NAMELESS)) {
            throw new NotSure("target", "Into which table should the rows go? Say: into …", List.of());
        }
        return load;
    }

    private Task asking(Rows rows) {
        var file = new FileMetadata(rows.path(), FileFormat.parquet(), 1, Instant.EPOCH, rows.columns(), null);
        return new Task(
                rows.before() + rows.verb() + rows.path() + rows.after(),
                List.of(),
                new Catalog(task.catalog().tables(), List.of(file)),
                task.databases(),
                task.target(),
                task.now(),
                task.timezone(),
                task.values(),
                task.sources(),
                task.recurring(),
                task.request());
    }

    private static String inWordsOf(Rows rows, String text) {
        return text.replace(rows.verb() + rows.path(), rows.said()).replace(rows.path(), rows.said());
    }

    /** Examples are given of what is there. */
    private List<String> options(Rows rows, List<String> offered) {
        return offered.stream().anyMatch(option -> option.contains(rows.path())) ? Examples.from(task) : offered;
    }
}
