package io.sluice.connector.rows;

import io.sluice.pipeline.Cleaning;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cleanings of one column, applied in order to the text of a field. */
final class CleaningChain {

    /** Stands for text that a cleaning could not read; compared by identity, so that no text of a source can equal it. */
    @SuppressWarnings("StringOperationCanBeSimplified")
    static final String MALFORMED = new String("malformed");

    private interface Link {
        @Nullable
        String apply(@Nullable String text);
    }

    private final Link[] links;
    private final List<Cleaning> cleanings;

    CleaningChain(List<Cleaning> cleanings) {
        this.cleanings = cleanings;
        this.links = cleanings.stream().map(CleaningChain::link).toArray(Link[]::new);
    }

    /** The cleaned text, null, or {@link #MALFORMED}. */
    @Nullable
    String apply(@Nullable String text) {
        var cleaned = text;
        for (var link : links) {
            cleaned = link.apply(cleaned);
            if (cleaned == MALFORMED) {
                return MALFORMED;
            }
        }
        return cleaned;
    }

    /** What the text that came out {@link #MALFORMED} should have been. */
    String expected() {
        return cleanings.stream()
                .map(cleaning -> switch (cleaning) {
                    case Cleaning.ParseDate(var pattern) -> "a date written as " + pattern;
                    case Cleaning.ParseNumber(var decimal, var grouping) -> "a number with decimal sign " + decimal;
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("readable");
    }

    private static Link link(Cleaning cleaning) {
        return switch (cleaning) {
            case Cleaning.Trim() -> text -> text == null ? null : Blanks.strip(text);
            case Cleaning.Upper() -> text -> text == null ? null : text.toUpperCase(Locale.ROOT);
            case Cleaning.Lower() -> text -> text == null ? null : text.toLowerCase(Locale.ROOT);
            case Cleaning.NullIf(var other) -> text -> other.equals(text) ? null : text;
            case Cleaning.DefaultTo(var other) -> text -> Blanks.isBlank(text) ? other : text;
            case Cleaning.Replace(var from, var to) ->
                text -> text == null || from.isEmpty() ? text : text.replace(from, to);
            case Cleaning.Part part -> text -> text == null ? null : part(text, part);
            case Cleaning.Mask(var shown) -> text -> text == null ? null : masked(text, shown);
            case Cleaning.ParseDate(var pattern) -> dates(pattern);
            case Cleaning.ParseNumber(var decimal, var grouping) -> new LocalNumber(decimal, grouping)::plain;
        };
    }

    private static @Nullable String part(String text, Cleaning.Part part) {
        var from = 0;
        for (int number = 1; number < part.number(); number++) {
            var end = text.indexOf(part.separator(), from);
            if (end < 0) {
                return null;
            }
            from = end + part.separator().length();
        }
        var end = part.rest() ? -1 : text.indexOf(part.separator(), from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }

    /** Characters as people count them: a sign outside the first plane is one. */
    private static String masked(String text, int shown) {
        var length = text.codePointCount(0, text.length());
        return length <= shown
                ? "*".repeat(length)
                : "*".repeat(length - shown) + text.substring(text.offsetByCodePoints(0, length - shown));
    }

    private static Link dates(String pattern) {
        // y is the year of an era, which strict reading would ask for; people mean the plain year
        var formatter = DateTimeFormatter.ofPattern(
                        pattern.replaceAll("y(?=([^']*'[^']*')*[^']*$)", "u"), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return text -> Blanks.isBlank(text) ? null : date(formatter, Blanks.strip(text));
    }

    private static String date(DateTimeFormatter formatter, String text) {
        try {
            var value = formatter.parseBest(
                    text,
                    ZonedDateTime::from,
                    OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from,
                    LocalTime::from);
            return value instanceof ZonedDateTime zoned
                    ? zoned.toOffsetDateTime().toString()
                    : value.toString();
        } catch (DateTimeException e) {
            return MALFORMED;
        }
    }
}
