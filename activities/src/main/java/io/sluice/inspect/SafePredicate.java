package io.sluice.inspect;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.connector.database.Engine;
import io.sluice.guard.SqlNeeds;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a source, asked for the rows that pass a test, gives at least every row that the target will find to pass it. Collations,
 * letter case, trailing blanks, time zones and floats differ between engines: what hangs on them is not asked there.
 */
final class SafePredicate {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?)?");

    private final Engine source;
    private final Engine target;
    private final ColumnMetadata column;
    private final String nativeType;

    SafePredicate(Engine source, Engine target, ColumnMetadata column) {
        this.source = source;
        this.target = target;
        this.column = column;
        this.nativeType = column.nativeType().toLowerCase(Locale.ROOT);
    }

    boolean holds(SqlNeeds.Test test) {
        return test.literals().stream().allMatch(literal -> holds(test, literal));
    }

    private boolean holds(SqlNeeds.Test test, String literal) {
        return switch (column.type().kind()) {
            case INT64 -> test.number() && WHOLE.matcher(literal).matches() && isInteger();
            case DECIMAL -> test.number() && source != Engine.SQLITE && isExact();
            case DATE -> !test.number() && source != Engine.SQLITE && isDay(literal);
            case TIMESTAMP -> !test.number() && source != Engine.SQLITE && isMoment(literal);
            case TEXT -> !test.number() && test.operator().equals("=") && equalBytesAreEqual();
            case BOOLEAN, FLOAT64, BYTES, TIME, TIMESTAMPTZ, INTERVAL, UUID, JSON -> false;
        };
    }

    private boolean isInteger() {
        return nativeType.matches("(tiny|small|medium|big)?int(eger)?(\\(\\d+\\))?( unsigned)?( zerofill)?|int[248]");
    }

    private boolean isExact() {
        return nativeType.matches("(numeric|decimal)(\\(.*\\))?( unsigned)?( zerofill)?|bigint.*");
    }

    /** A target that tells letters apart by their bytes accepts less than any collation of the source does. */
    private boolean equalBytesAreEqual() {
        return target == Engine.POSTGRESQL
                && source != Engine.SQLITE
                && nativeType.matches(
                        "(tiny|medium|long)?text|(var)?char(acter)?( varying)?(\\(\\d+\\))?|bpchar(\\(\\d+\\))?");
    }

    private boolean isDay(String literal) {
        return nativeType.equals("date") && DAY.matcher(literal).matches() && parses(literal + "T00:00:00");
    }

    private boolean isMoment(String literal) {
        return nativeType.matches("datetime(\\(\\d\\))?|timestamp(\\(\\d\\))? without time zone")
                && MOMENT.matcher(literal).matches()
                && parses(literal.length() == 10 ? literal + "T00:00:00" : literal.replace(' ', 'T'));
    }

    private static boolean parses(String moment) {
        try {
            return LocalDateTime.parse(moment).toLocalDate().isAfter(LocalDate.EPOCH.minusYears(900));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
