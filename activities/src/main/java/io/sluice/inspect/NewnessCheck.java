package io.sluice.inspect;

import io.sluice.connector.manifest.ManifestStream;
import io.sluice.extract.Rising;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether only the new rows of an extract can be read, and what tells its rows apart. */
final class NewnessCheck {

    private final Pipeline pipeline;
    private final Step.Extract extract;
    private final List<LoadColumn> columns;

    /** {@code columns} are those that the source offers. */
    NewnessCheck(Pipeline pipeline, Step.Extract extract, List<LoadColumn> columns) {
        this.pipeline = pipeline;
        this.extract = extract;
        this.columns = columns;
    }

    /** Of an API's stream: its manifest names key and cursor. */
    @Nullable
    Newness of(ManifestStream stream) {
        var cursor = stream.cursorField();
        if (extract.since() != null && !extract.since().equals(cursor)) {
            throw fault(
                    Problem.Kind.MISSING_COLUMN,
                    cursor == null
                            ? "the stream " + stream.name()
                                    + " is always read whole: its API tells no new rows from old"
                            : "new rows of " + stream.name() + " are told by " + cursor + " only",
                    extract.since(),
                    cursor == null ? "Read all rows" : "Read the rows since the last " + cursor);
        }
        checkLoads();
        if (extract.since() != null && cursor != null && output(cursor) != null) {
            checkCursorIsKept(Objects.requireNonNull(output(cursor)));
        }
        var key = stream.primaryKey().stream()
                .map(path -> path.size() == 1 ? output(path.getFirst()) : null)
                .toList();
        var named = key.contains(null)
                ? List.<String>of()
                : key.stream().map(Objects::requireNonNull).toList();
        return named.isEmpty() && extract.since() == null
                ? null
                : new Newness(named, cursor == null ? null : output(cursor), extract.since() != null);
    }

    /** Of a table: a reading sees it at one instant, so that no row comes twice. */
    @Nullable
    Newness ofTable() {
        if (extract.since() == null) {
            return null;
        }
        var column = columns.stream()
                .filter(one -> one.from().equals(extract.since()))
                .findFirst()
                .orElseThrow(() -> fault(
                        Problem.Kind.MISSING_COLUMN,
                        "there is no column " + extract.since() + " by which rows are new",
                        extract.since(),
                        Nearest.use(
                                extract.since(),
                                columns.stream().map(LoadColumn::from).toList(),
                                "Read all rows")));
        if (!Rising.is(column.type())) {
            throw fault(
                    Problem.Kind.TYPE_MISMATCH,
                    "the values of " + column.from() + " (" + column.type() + ") do not rise with time",
                    column.from(),
                    "Name a number or a time that rises with every change, or read all rows");
        }
        checkLoads();
        checkCursorIsKept(column.to());
        return new Newness(List.of(), column.to(), true);
    }

    /** Only a reading of everything can say which rows a table shall hold, and which are gone. */
    private void checkLoads() {
        if (extract.since() == null) {
            return;
        }
        var loads = pipeline.loadsOf(extract);
        if (loads.isEmpty()) {
            throw fault(
                    Problem.Kind.OTHER,
                    "rows since the last time are loaded into no table, so there is no last time",
                    extract.output(),
                    "Load them into a table, or read all rows");
        }
        loads.stream()
                .filter(load -> load.mode() == WriteMode.REPLACE || load.mode() == WriteMode.MIRROR)
                .findFirst()
                .ifPresent(load -> {
                    throw fault(
                            Problem.Kind.OTHER,
                            "step " + load.number() + " would take the new rows of " + extract.output()
                                    + " for all of them",
                            extract.output(),
                            "Read all rows, or append or upsert the new ones");
                });
        checkReadOnce();
    }

    /** How far a stream was read is one place, which two readings would each move from where they both began. */
    private void checkReadOnce() {
        pipeline.steps().stream()
                .filter(step -> step instanceof Step.Extract other
                        && other.number() < extract.number()
                        && other.since() != null
                        && other.source().equals(extract.source()))
                .findFirst()
                .ifPresent(other -> {
                    throw fault(
                            Problem.Kind.OTHER,
                            "the new rows of " + extract.output() + " are read by step " + other.number() + " already",
                            extract.output(),
                            "Read them once, and load both tables from that output");
                });
    }

    /**
     * A reading brings rows again that the last has brought; appended ones are told apart from equal ones of before by where their cursor
     * stands, which the table must therefore hold.
     */
    private void checkCursorIsKept(String cursor) {
        pipeline.loadsOf(extract).stream()
                .filter(load -> load.mode() == WriteMode.APPEND && !keeps(load, cursor))
                .findFirst()
                .ifPresent(load -> {
                    throw fault(
                            Problem.Kind.OTHER,
                            "step " + load.number() + " appends new rows without their " + cursor
                                    + ", so that rows which are read again could not be told from new ones like them",
                            cursor,
                            "Load " + extract.output() + " as it is, or upsert by a key");
                });
    }

    private boolean keeps(Step.Load load, String cursor) {
        var asItIs = load.source().equals(new Source.Output(extract.output()));
        return asItIs
                && (load.columns().isEmpty()
                        || load.columns().stream()
                                .anyMatch(column -> column.from().equals(cursor)
                                        && column.to().equals(cursor)));
    }

    private @Nullable String output(String field) {
        return columns.stream()
                .filter(column -> column.from().equals(field) && isRead(column))
                .map(LoadColumn::to)
                .findFirst()
                .orElse(null);
    }

    private boolean isRead(LoadColumn column) {
        return extract.columns().isEmpty() || extract.columns().contains(column.from());
    }

    private DraftFault fault(Problem.Kind kind, String message, @Nullable String token, String next) {
        return new DraftFault(kind, extract.number(), message, token, next);
    }
}
