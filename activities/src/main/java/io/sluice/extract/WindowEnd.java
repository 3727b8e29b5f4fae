package io.sluice.extract;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Window;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The end of a window of records: those whose field is at or beyond it are left out. An API is told no more than the day in which it lies. */
record WindowEnd(String field, Window window) {

    static WindowEnd of(Load load, Window window) {
        var cursor = load.newness() == null ? null : load.newness().cursor();
        return load.columns().stream()
                .filter(column -> column.to().equals(cursor))
                .map(LoadColumn::from)
                .findFirst()
                .map(field -> new WindowEnd(field, window))
                .orElseThrow(() -> new ConnectorException(
                        Fault.BAD_SETTING,
                        "step " + load.number(),
                        "step " + load.number() + " reads no column by which a window could be told",
                        "Read the stream's cursor too",
                        null));
    }

    /** As a state: an incremental reading begins there. */
    String beginning() {
        return Places.text(Map.of(field, window.from()));
    }

    /** A moment after which no record of the window is, in whatever zone its API counts. */
    Optional<OffsetDateTime> until() {
        return time(window.to()).map(end -> end.atOffset(ZoneOffset.UTC).plus(Asked.MARGIN));
    }

    /** A record that does not say when it is of belongs to no window. */
    boolean holds(Map<String, @Nullable Object> record) {
        var value = ApiRecords.text(record.get(field));
        return value != null && order(value, window.to()) < 0 && order(value, window.from()) >= 0;
    }

    private static int order(String value, String bound) {
        var numbers = number(value).flatMap(one -> number(bound).map(one::compareTo));
        return numbers.or(() -> time(value).flatMap(one -> time(bound).map(one::compareTo)))
                .orElseGet(() -> value.compareTo(bound));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        var iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        return parsed(() -> OffsetDateTime.parse(iso).toInstant())
                .or(() -> parsed(() -> LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)))
                .or(() -> parsed(() -> LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private static Optional<Instant> parsed(Supplier<Instant> time) {
        try {
            return Optional.of(time.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
