package io.sluice.target.mysql;

import io.sluice.target.Application;
import io.sluice.target.NewColumns;
import io.sluice.target.TableEffect.Kind;
import io.sluice.target.TableEffect.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Name;
import org.jspecify.annotations.Nullable;

/** What one transaction has done to a table so far. */
final class Touched {

    final MySqlTable table;
    final Kind kind;
    /** Sluice made it and nobody else had written since when this transaction began. */
    final boolean ours;

    final List<Sample> firstRows = new ArrayList<>();
    /** What acts on other tables, uncounted. */
    final Set<String> effects = new LinkedHashSet<>();

    final Set<String> notUndoable = new LinkedHashSet<>();
    NewColumns.Told columns = NewColumns.Told.NOTHING;
    /** Rows that a commit will change by nothing but columns which the table is yet to get. */
    long changedByNewColumns;

    long inserted;
    long dropped;
    long rejected;
    /** Keys of the rows that came, and of those that were there before with what they were. */
    @Nullable
    Before before;
    /** The whole old content, where rows have no key. */
    @Nullable
    Name old;
    /** Rows that were there before have been changed or deleted. */
    boolean rewritten;

    Touched(MySqlTable table, Kind kind, boolean ours) {
        this.table = table;
        this.kind = kind;
        this.ours = ours;
        table.table().triggers().forEach(this::actsElsewhere);
    }

    String name() {
        return table.table().name().qualified();
    }

    boolean created() {
        return kind == Kind.CREATED;
    }

    boolean keyed() {
        return !table.key().isEmpty();
    }

    /** The rows that were there do not stay as they were. */
    void rewritten() {
        rewritten = true;
        table.table().cascades().forEach(this::actsElsewhere);
    }

    private void actsElsewhere(String what) {
        effects.add(name() + ": " + what);
        notUndoable.add("what " + what + " does elsewhere is not kept");
    }

    void show(List<Sample> rows) {
        rows.stream().limit(Application.SHOWN - firstRows.size()).forEach(firstRows::add);
    }
}
