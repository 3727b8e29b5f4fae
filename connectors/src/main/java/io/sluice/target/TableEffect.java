package io.sluice.target;

import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction did to one table, old content against new. {@code dropped} and {@code rejected} are rows of the sources that never
 * came here. {@code ours}: Sluice made the table and nobody else had written since. {@code effects} name what
 * acts on other tables, uncounted. {@code notUndoable} says why the change cannot be
 * taken back; empty if it can. {@code columns} tells what becomes of columns that the sources have and the table has not.
 */
public record TableEffect(
        TableName table,
        Kind kind,
        boolean ours,
        long inserted,
        long changed,
        long deleted,
        long dropped,
        long rejected,
        List<String> effects,
        List<String> notUndoable,
        List<Sample> samples,
        NewColumns.Told columns) {

    /** Whether the table came into being, was written to, or gave way to a new one under its name. */
    public enum Kind {
        CREATED,
        WRITTEN,
        SWAPPED
    }

    public TableEffect {
        effects = List.copyOf(effects);
        notUndoable = List.copyOf(notUndoable);
        samples = List.copyOf(samples);
    }

    /** A real row before and after, as JSON; {@code kind} is insert, change or delete. */
    public record Sample(
            String kind, @Nullable String before, @Nullable String after, String note) {}

    public TableChange change() {
        return new TableChange(table.connection(), table.qualified(), inserted, changed, deleted, dropped, rejected);
    }
}
