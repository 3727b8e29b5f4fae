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
 * The moment from which an API is asked for a stream, where only later records are wanted. A day is added before it: an API may take a
 * moment to be of another zone than the target does, which asks the same again.
 */
public final class Beginning {

    /** Others are no times of records, and not every API can write them. */
    private static final ValueRange YEARS = ValueRange.of(1900, 9000);

    /** What says of a moment that nothing before it is wanted. */
    private static final Set<String> BEGINNINGS = Set.of("=", ">", ">=");

    private static final Duration MARGIN = Duration.ofDays(1);
    private static final Set<Kind> TIMES = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ);
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,6})?)?");

    private Beginning() {}

    /** Whether a comparison of such a column with a literal says where to begin, on every engine alike. */
    public static boolean reads(ColumnType type, String operator, String literal) {
        return BEGINNINGS.contains(operator)
                && TIMES.contains(type.kind())
                && moment(literal).isPresent();
    }

    /** The state that stands for it; empty where everything is wanted. */
    static Optional<String> of(ManifestStream stream, List<Condition> where) {
        return where.stream()
                .flatMap(condition -> condition instanceof Condition.Compare compare
                                && compare.column().equals(stream.cursorField())
                                && BEGINNINGS.contains(compare.operator().sign())
                        ? moment(compare.literal()).stream()
                        : Stream.of())
                .max(Comparator.naturalOrder())
                .flatMap(moment -> stream.stateAt(moment.minus(MARGIN)))
                .map(Places::text);
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
