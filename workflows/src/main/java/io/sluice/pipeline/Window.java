package io.sluice.pipeline;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A range of cursor values that a request reads instead of what is new: from {@code from} up to, not including, {@code to}. Both are kept
 * as a person wrote them, for only the stream knows what its cursor is. What the target holds is not moved by such a request.
 */
public record Window(String from, String to) {

    private static final int LONGEST = 100;

    public Window {
        if (from.isBlank() || to.isBlank() || from.length() > LONGEST || to.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a window has a beginning and an end of 1 to " + LONGEST + " characters");
        }
    }

    /** A range that a person asks for; refused where nothing can lie in it, whatever the stream's order of texts is. */
    public static Window asked(String from, String to) {
        var window = new Window(from, to);
        if (from.equals(to) || known(from, to).filter(order -> order >= 0).isPresent()) {
            throw new IllegalArgumentException(
                    "the window from " + from + " to " + to + " is empty: it goes up to, not including, its end");
        }
        return window;
    }

    /** Which of both is no moment, if one is. */
    public Optional<String> withoutMoment() {
        return Stream.of(from, to).filter(text -> moment(text).isEmpty()).findFirst();
    }

    /** How a value stands to another: as numbers or moments where both are, else as texts. */
    public static int order(String value, String other) {
        return known(value, other).orElseGet(() -> value.compareTo(other));
    }

    private static Optional<Integer> known(String value, String other) {
        var numbers = number(value).flatMap(one -> number(other).map(one::compareTo));
        return numbers.or(() -> moment(value).flatMap(one -> moment(other).map(one::compareTo)));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** A moment, or the beginning of a day, in UTC where no zone is said. */
    public static Optional<Instant> moment(String text) {
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
