package io.sluice.connector.manifest.settings;

import io.sluice.connector.manifest.http.JsonValues;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All texts of a secret value that must be hidden: a service account's key is a part of an object, or of a JSON text of one. */
final class SecretTexts {

    private SecretTexts() {}

    static Stream<String> of(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.of();
            case Map<?, ?> object -> object.values().stream().flatMap(SecretTexts::of);
            case Collection<?> list -> list.stream().flatMap(SecretTexts::of);
            case Boolean flag -> Stream.of(); // would hide every "true"
            case String text -> Stream.concat(Stream.of(text), inside(text));
            default -> Stream.of(value.toString());
        };
    }

    private static Stream<String> inside(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Stream.of();
        }
        try {
            return of(JsonValues.read(text));
        } catch (IOException notJson) {
            return Stream.of();
        }
    }
}
