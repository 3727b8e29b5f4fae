package io.sluice.target.mysql;

import io.sluice.connector.ForwardingRows;
import io.sluice.connector.RowStream;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.target.StageOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a source but for those that no type of MySQL can hold: LOAD DATA would cut them with a warning. */
final class HoldableRows extends ForwardingRows {

    private static final int KEPT_TEXT = 2000;
    private static final String FIRST_INSTANT = "1970-01-01 00:00:01";
    private static final String AFTER_LAST_INSTANT = "2038-01-19 03:14:08";
    private static final int DEEPEST_JSON = 32;

    private final List<LoadColumn> columns;
    private final boolean create;
    private final int keyLength;
    private final List<String> key;
    private final List<Reject> rejects = new ArrayList<>();
    private long rejected;
    /** A row was left out since the last one, so that a place before it is no place to begin at. */
    private boolean passed;

    HoldableRows(RowStream rows, StageOrder order) {
        super(rows);
        this.columns = order.load().columns();
        this.create = order.makes();
        this.keyLength = MySqlTypes.keyLength(order.load());
        this.key = order.load().key();
    }

    @Override
    public boolean advance() {
        passed = false;
        while (rows.advance()) {
            var reason = misfit(rows.row());
            if (reason == null) {
                return true;
            }
            rejected++;
            passed = true;
            rejects.add(new Reject(rows.line(), reason, raw(rows.row())));
        }
        return false;
    }

    private @Nullable String misfit(@Nullable String[] row) {
        for (int i = 0; i < row.length; i++) {
            var value = row[i];
            var what = value == null ? null : misfit(columns.get(i), value);
            if (what != null) {
                return columns.get(i).to() + " " + what;
            }
        }
        return null;
    }

    private @Nullable String misfit(LoadColumn column, String value) {
        return switch (column.type().kind()) {
            case DECIMAL -> digits(column.type(), value) ? null : "has more digits than MySQL's decimal holds";
            case FLOAT64 -> Character.isLetter(value.charAt(value.length() - 1)) ? "is no finite number" : null;
            case TIMESTAMPTZ ->
                !create || value.compareTo(FIRST_INSTANT) >= 0 && value.compareTo(AFTER_LAST_INSTANT) < 0
                        ? null
                        : "is outside the years that MySQL's timestamp holds";
            case TEXT ->
                create && key.contains(column.to()) && value.codePointCount(0, value.length()) > keyLength
                        ? "is longer than the " + keyLength + " characters that a key holds"
                        : null;
            case JSON -> depth(value) > DEEPEST_JSON ? "is nested deeper than " + DEEPEST_JSON + " levels" : null;
            case BOOLEAN, INT64, BYTES, DATE, TIME, TIMESTAMP, INTERVAL, UUID -> null;
        };
    }

    /** Only where the engine's limits are narrower than the declared ones. */
    private static boolean digits(ColumnType type, String value) {
        if (type.precision() > 0
                && type.precision() <= MySqlTypes.MOST_DIGITS
                && type.scale() <= MySqlTypes.MOST_SCALE) {
            return true;
        }
        int point = value.indexOf('.');
        int sign = value.startsWith("-") ? 1 : 0;
        int whole = (point < 0 ? value.length() : point) - sign;
        int fraction = point < 0 ? 0 : value.length() - point - 1;
        int scale = type.precision() == 0 ? MySqlTypes.MOST_SCALE : Math.min(type.scale(), MySqlTypes.MOST_SCALE);
        return fraction <= scale && whole <= MySqlTypes.MOST_DIGITS - scale;
    }

    private static int depth(String json) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                deepest = Math.max(deepest, ++depth);
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return deepest;
    }

    private static String raw(@Nullable String[] row) {
        var text = new StringBuilder();
        for (var field : row) {
            text.append(text.isEmpty() ? "" : ",").append(field == null ? "" : field);
        }
        return text.length() <= KEPT_TEXT ? text.toString() : text.substring(0, KEPT_TEXT);
    }

    @Override
    public Tally tally() {
        return with(rows.tally());
    }

    private Tally with(Tally tally) {
        return new Tally(tally.read(), tally.dropped(), tally.rejected() + rejected);
    }

    @Override
    public List<Reject> takeRejects() {
        var taken = new ArrayList<>(rows.takeRejects());
        taken.addAll(rejects);
        rejects.clear();
        return taken;
    }

    @Override
    public @Nullable Mark mark() {
        var mark = passed ? null : rows.mark();
        return mark == null ? null : new Mark(mark.place(), mark.inside(), mark.line(), with(mark.tally()));
    }
}
