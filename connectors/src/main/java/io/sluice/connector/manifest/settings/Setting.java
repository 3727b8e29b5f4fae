package io.sluice.connector.manifest.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value that a manifest's {@code spec} asks for. {@code path} leads through nested objects; {@code needed}: a connection cannot do
 * without it; {@code otherwise} stands for it where nothing is given; {@code choices} are all that it may be, empty when anything may.
 */
public record Setting(
        List<String> path,
        @Nullable String title,
        @Nullable String description,
        String type,
        boolean secret,
        boolean needed,
        @Nullable Object otherwise,
        List<Object> choices) {

    public Setting {
        path = List.copyOf(path);
        choices = List.copyOf(choices);
    }

    /** As people write it: {@code credentials.api_key}. */
    public String name() {
        return String.join(".", path);
    }
}
