package io.sluice.target.postgres;

import io.sluice.target.Application;
import io.sluice.target.NewColumns;
import io.sluice.target.TableEffect.Kind;
import io.sluice.target.TableEffect.Sample;
import io.sluice.target.TargetTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Name;
import org.jspecify.annotations.Nullable;

/** What one transaction has done to a table so far. */
final class Touched {

    final TargetTable table;
    final Kind kind;
    /** Sluice made it and nobody else had written since when this transaction began; only a replace asks, for it takes a look at every row. */
    boolean ours;

    final List<Sample> firstRows = new ArrayList<>();
    /** What acts on other tables, uncounted. */
    final Set<String> effects = new LinkedHashSet<>();

    final Set<String> notUndoable = new LinkedHashSet<>();
    NewColumns.Told columns = NewColumns.Told.NOTHING;
    long inserted;
    /** Rows that a load by key has changed, where that is all that became of the rows that were there; else less than nothing. */
    long updated = -1;
    /** Rows to show for a load that is certain and was not written. */
    @Nullable
    List<Sample> foreseen;

    /** Which contents a replaced table had and has, if that can be told; see {@link PostgresCompared}. */
    @Nullable
    String contents;

    long images;
    /** More than one step has written to it. */
    boolean again;

    long dropped;
    long rejected;
    /** Rows that were there before have been changed or deleted; their images are {@link #kept}. */
    boolean imaged;

    KeptRows kept;
    /** A copy of the whole old content, where rows have no key or are too many for images. */
    @Nullable
    Name old;

    Touched(String request, TargetTable table, Kind kind, boolean ours) {
        this.table = table;
        this.kept = new KeptAsJson(table, request);
        this.kind = kind;
        this.ours = ours;
        table.triggers().forEach(this::actsElsewhere);
    }

    String name() {
        return table.name().qualified();
    }

    /** The rows that were there do not stay as they were. */
    void rewritten() {
        table.cascades().forEach(this::actsElsewhere);
    }

    private void actsElsewhere(String what) {
        effects.add(name() + ": " + what);
        notUndoable.add("what " + what + " does elsewhere is not kept");
    }

    void show(List<Sample> rows) {
        rows.stream().limit(Application.SHOWN - firstRows.size()).forEach(firstRows::add);
    }

    /** Rows came in that nobody has counted or shown yet. */
    boolean toBeShown() {
        return firstRows.isEmpty() && inserted > 0;
    }

    boolean onlyGrew() {
        return !imaged && old == null;
    }
}
