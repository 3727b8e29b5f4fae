package io.sluice.extract;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.Engine;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Window;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A column of a table that rises with every new or changed row, and the end of the queries that read by it. */
public final class Rising {

    /** Values of these rise in the order in which their database compares them. */
    private static final Set<Kind> KINDS =
            Set.of(Kind.INT64, Kind.DECIMAL, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ, Kind.TEXT);

    private static final Set<Kind> TIMES = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    /** A backslash, which one engine takes for an escape and the other does not, is the only printable sign that is not let through. */
    private static final Pattern TEXT = Pattern.compile("[^\\\\\\p{Cntrl}]*");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N} .:+_/-]*");

    private final Connection connection;
    private final Engine engine;
    private final String cursor;
    private final Kind kind;

    Rising(Connection connection, Engine engine, String cursor, Kind kind) {
        this.connection = connection;
        this.engine = engine;
        this.cursor = cursor;
        this.kind = kind;
    }

    public static boolean is(ColumnType type) {
        return KINDS.contains(type.kind());
    }

    /** The highest value that was read comes once more, for rows of it may have come since; rows without a value come each time. */
    String from(String state) {
        var column = engine.quote(cursor);
        var reached = RisingRows.value(state, cursor);
        return reached == null
                ? ""
                : "(" + about(() -> SqliteMoments.aboutFrom(column, reached)) + compared(column) + " >= "
                        + compared(literal(reached)) + " or " + column + " is null)";
    }

    String within(Window window) {
        if (TIMES.contains(kind)) {
            WindowEnd.requireMoments(window, connection.name(), cursor);
        }
        var written = engine.quote(cursor);
        var column = compared(written);
        return about(() -> SqliteMoments.about(written, window.from(), window.to())) + column + " >= "
                + compared(literal(window.from())) + " and " + column + " < " + compared(literal(window.to()));
    }

    String order() {
        return " order by " + compared(engine.quote(cursor));
    }

    private String compared(String value) {
        return holdsMomentsAsTexts() ? SqliteMoments.instant(value) : value;
    }

    private String about(Supplier<Optional<String>> known) {
        return holdsMomentsAsTexts() ? known.get().map(range -> range + " and ").orElse("") : "";
    }

    private boolean holdsMomentsAsTexts() {
        return engine == Engine.SQLITE && (kind == Kind.TEXT || TIMES.contains(kind));
    }

    /** A person may have written it: it never becomes more than a value. */
    private String literal(String value) {
        var number = kind == Kind.INT64 || kind == Kind.DECIMAL;
        var written = number ? NUMBER : kind == Kind.TEXT ? TEXT : WORD;
        if (!written.matcher(value).matches()) {
            throw new ConnectorException(
                    Fault.BAD_DATA,
                    connection.name(),
                    connection.name() + ": \"" + value + "\" is no value that " + cursor + " can be compared with",
                    "Write it as the column's own values are written; a wrong state can be set or reset",
                    null);
        }
        if (number) {
            return value;
        }
        return engine.mysqlFamily() && kind == Kind.TIMESTAMPTZ
                ? "'" + value.replaceFirst("\\+00:00$", "") + "'"
                : "'" + value.replace("'", "''") + "'";
    }
}
