package io.sluice.connector.rows;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A load compiled for many rows: which source fields it needs and what is done to each; holds the fields of the row at hand. */
final class LoadPlan implements RowFilter.Fields {

    private static final FieldType TEXT = new FieldType(ColumnType.TEXT);

    private final List<String> sources;
    private final int[] fields;
    private final String[] names;
    private final CleaningChain[] chains;
    private final FieldType[] types;
    private final RowFilter[] filters;
    private final int[] distinct;
    /** For each source field the first column that loads it, or −1. */
    private final int[] columnOf;

    private final @Nullable String[] cleaned;
    private @Nullable Records records;

    LoadPlan(Step.Load load) {
        sources = sources(load);
        int width = load.columns().size();
        fields = new int[width];
        names = new String[width];
        chains = new CleaningChain[width];
        types = new FieldType[width];
        cleaned = new String[width];
        columnOf = sources.stream().mapToInt(name -> indexOf(load, name)).toArray();
        for (int i = 0; i < width; i++) {
            var column = load.columns().get(i);
            fields[i] = sources.indexOf(column.from());
            names[i] = column.to();
            chains[i] = new CleaningChain(column.cleanings());
            types[i] = new FieldType(column.type());
        }
        filters = load.dropWhen().stream()
                .map(condition -> RowFilter.of(condition, this::type, sources))
                .toArray(RowFilter[]::new);
        distinct = load.distinctOn().stream().mapToInt(sources::indexOf).toArray();
    }

    static List<String> sources(Step.Load load) {
        var names = new LinkedHashSet<String>();
        load.columns().stream().map(LoadColumn::from).forEach(names::add);
        names.addAll(RowFilter.columns(load.dropWhen()));
        names.addAll(load.distinctOn());
        return new ArrayList<>(names);
    }

    private static int indexOf(Step.Load load, String source) {
        return load.columns().stream().map(LoadColumn::from).toList().indexOf(source);
    }

    List<String> sources() {
        return sources;
    }

    int width() {
        return fields.length;
    }

    boolean distinct() {
        return distinct.length > 0;
    }

    /** Takes the fields of the current record through their cleanings. */
    void clean(Records current) {
        records = current;
        for (int i = 0; i < fields.length; i++) {
            cleaned[i] = chains[i].apply(current.field(fields[i]));
        }
    }

    boolean drops() {
        for (var filter : filters) {
            if (filter.test(this) == RowFilter.Answer.YES) {
                return true;
            }
        }
        return false;
    }

    /** Fills the row with canonical text; answers why it cannot, or null. */
    @Nullable
    String type(@Nullable String[] row) {
        for (int i = 0; i < row.length; i++) {
            var text = cleaned[i];
            if (text == CleaningChain.MALFORMED) {
                return unreadable(i);
            }
            if (text == null || types[i].keepsBlanks()) {
                row[i] = text;
                continue;
            }
            var stripped = Blanks.strip(text);
            if (stripped.isEmpty()) {
                row[i] = null;
                continue;
            }
            row[i] = types[i].canonical(stripped);
            if (row[i] == null) {
                return names[i] + ": " + types[i].complaint(stripped);
            }
        }
        return null;
    }

    private String unreadable(int column) {
        var raw = records == null ? null : records.field(fields[column]);
        return names[column] + ": \"" + raw + "\" is not " + chains[column].expected();
    }

    /** The values that must not come twice: typed where a column loads them, else as the source wrote them. */
    @Nullable
    String[] distinctKey(Records current, @Nullable String[] row) {
        var key = new String[distinct.length];
        for (int i = 0; i < key.length; i++) {
            int column = columnOf[distinct[i]];
            key[i] = column < 0 ? current.field(distinct[i]) : row[column];
        }
        return key;
    }

    @Override
    public @Nullable String text(int field) {
        int column = columnOf[field];
        return column >= 0 ? cleaned[column] : records == null ? null : records.field(field);
    }

    @Override
    public FieldType type(int field) {
        return columnOf[field] < 0 ? TEXT : types[columnOf[field]];
    }
}
