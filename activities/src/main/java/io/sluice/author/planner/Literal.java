package io.sluice.author.planner;

import io.sluice.pipeline.ColumnType;
import java.util.Optional;

/** A value as a sentence gives it; a bare word is only a text. */
record Literal(String text, Kind kind) {

    enum Kind {
        NUMBER,
        QUOTED,
        WORDS,
        BOOLEAN
    }

    /** The literal as a value of a column's type; empty where it cannot be one. */
    Optional<String> as(ColumnType type) {
        return switch (type.kind()) {
            case INT64, DECIMAL, FLOAT64 -> isNumber() ? Optional.of(text) : Optional.empty();
            case BOOLEAN ->
                Optional.of(text.toLowerCase(java.util.Locale.ROOT))
                        .map(word -> word.equals("yes") ? "true" : word.equals("no") ? "false" : word)
                        .filter(word -> word.equals("true") || word.equals("false"));
            case TEXT, UUID, JSON -> Optional.of(text);
            case DATE, TIME, TIMESTAMP, TIMESTAMPTZ, INTERVAL, BYTES -> Optional.empty();
        };
    }

    private boolean isNumber() {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
