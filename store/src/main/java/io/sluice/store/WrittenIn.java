package io.sluice.store;

import java.util.Locale;

/** Whether a request is a sentence, or a statement that a person wrote. */
public enum WrittenIn {
    WORDS,
    SQL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WrittenIn of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
