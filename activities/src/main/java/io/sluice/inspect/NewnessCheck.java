package io.sluice.inspect;

import io.sluice.connector.manifest.ManifestStream;
import io.sluice.extract.Rising;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
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
