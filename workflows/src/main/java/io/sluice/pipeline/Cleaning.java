package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A change to one field's text before it is typed; applied in order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Cleaning.Trim.class, name = "trim"),
    @Type(value = Cleaning.Upper.class, name = "upper"),
    @Type(value = Cleaning.Lower.class, name = "lower"),
    @Type(value = Cleaning.NullIf.class, name = "null_if"),
    @Type(value = Cleaning.DefaultTo.class, name = "default"),
    @Type(value = Cleaning.Replace.class, name = "replace"),
    @Type(value = Cleaning.Part.class, name = "part"),
    @Type(value = Cleaning.Mask.class, name = "mask"),
    @Type(value = Cleaning.ParseDate.class, name = "parse_date"),
    @Type(value = Cleaning.ParseNumber.class, name = "parse_number")
})
public sealed interface Cleaning {

    /** Takes blanks off both ends. */
    record Trim() implements Cleaning {}

    record Upper() implements Cleaning {}

    record Lower() implements Cleaning {}

    /** The field is NULL where its text equals {@code text}. */
    record NullIf(String text) implements Cleaning {}

    /** A NULL or blank field becomes {@code text}. */
    record DefaultTo(String text) implements Cleaning {}

    /** Replaces every occurrence of a literal text. */
    record Replace(String text, String with) implements Cleaning {}

    /** The {@code number}th part, counted from 1, of a text split at a literal; {@code rest}: with all that comes after it. NULL if there is none. */
    record Part(String separator, int number, boolean rest) implements Cleaning {
        public Part {
            if (separator.isEmpty() || number < 1) {
                throw new IllegalArgumentException("a part has a separator and a number from 1");
            }
        }
    }

    /** Hides all but the last {@code shown} characters behind stars; a text that is no longer than these is hidden whole. */
    record Mask(int shown) implements Cleaning {
        public Mask {
            if (shown < 0) {
                throw new IllegalArgumentException("a mask shows 0 characters or more");
            }
        }
    }

    /** Reads a date or timestamp written in a {@link java.time.format.DateTimeFormatter} pattern. */
    record ParseDate(String pattern) implements Cleaning {}

    /** Reads a number with these separators; {@code grouping} may be empty. */
    record ParseNumber(String decimal, String grouping) implements Cleaning {}
}
