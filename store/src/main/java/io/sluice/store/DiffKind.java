package io.sluice.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens to a row. */
public enum DiffKind {
    INSERT,
    CHANGE,
    DELETE,
    DROP,
    REJECT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DiffKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
