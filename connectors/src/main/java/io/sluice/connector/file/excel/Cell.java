package io.sluice.connector.file.excel;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a row. {@code bare}: its text is a number, a moment or a truth value rather than text that somebody typed; {@code fault} says
 * why its value cannot be used.
 */
public record Cell(
        @Nullable String text, boolean bare, @Nullable String fault) {

    static final Cell EMPTY = new Cell(null, false, null);

    static Cell text(String text) {
        return new Cell(text, false, null);
    }

    static Cell value(String text) {
        return new Cell(text, true, null);
    }

    static Cell faulty(String fault) {
        return new Cell(null, false, fault);
    }

    public boolean isBlank() {
        return fault == null && (text == null || text.isBlank());
    }
}
