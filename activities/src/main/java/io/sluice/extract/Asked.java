package io.sluice.extract;

import io.sluice.connector.manifest.ManifestStream;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ValueRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The moments from which and up to which an API is asked for a stream, where only records between them are wanted. A day is added on either
 * side: an API may take a moment to be of another zone than the target does, which asks the same again.
 */
public final class Asked {

    /** Others are no times of records, and not every API can write them. */
    private static final ValueRange YEARS = ValueRange.of(1900, 9000);

    /** What says of a moment that nothing before it is wanted. */
    private static final Set<String> BEGINNINGS = Set.of("=", ">", ">=");

    /** What says of a moment that nothing after it is wanted. */
    private static final Set<String> ENDS = Set.of("=", "<", "<=");

    static final Duration MARGIN = Duration.ofDays(1);
    private static final Set<Kind> TIMES = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ);
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,6})?)?");

    private Asked() {}

    /** Whether a comparison of such a column with a literal says where to begin or to end, on every engine alike. */
    public static boolean reads(ManifestStream stream, ColumnType type, String operator, String literal) {
        return (BEGINNINGS.contains(operator) || stream.asksUntil() && ENDS.contains(operator))
                && TIMES.contains(type.kind())
                && moment(literal).isPresent();
    }

    /** The state of a reading that begins there; empty where everything is wanted. */
    static Optional<String> since(ManifestStream stream, List<Condition> where) {
        return moments(stream, where, BEGINNINGS)
                .max(Comparator.naturalOrder())
                .flatMap(moment -> stream.stateAt(moment.minus(MARGIN)))
                .map(Places::text);
    }

    /** A date is not over before its day is. */
    static Optional<OffsetDateTime> until(ManifestStream stream, List<Condition> where) {
        return moments(stream, where, stream.asksUntil() ? ENDS : Set.of())
                .min(Comparator.naturalOrder())
                .map(moment -> moment.plusDays(1).plus(MARGIN));
    }

    private static Stream<OffsetDateTime> moments(ManifestStream stream, List<Condition> where, Set<String> operators) {
        return where.stream()
                .flatMap(condition -> condition instanceof Condition.Compare compare
                                && compare.column().equals(stream.cursorField())
                                && operators.contains(compare.operator().sign())
                        ? moment(compare.literal()).stream()
                        : Stream.of());
    }

    private static Optional<OffsetDateTime> moment(String literal) {
        var match = MOMENT.matcher(literal);
        try {
            return match.matches()
                    ? Optional.of(LocalDateTime.parse(match.group(1) + "T"
                                            + (match.group(2) == null ? "00:00:00" : match.group(2)))
                                    .atOffset(ZoneOffset.UTC))
                            .filter(moment -> YEARS.isValidIntValue(moment.getYear()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
