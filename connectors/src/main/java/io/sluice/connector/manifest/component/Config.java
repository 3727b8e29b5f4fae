package io.sluice.connector.manifest.component;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of one connection; a token that the API has renewed is kept before it is used. */
public final class Config {
    private final Consumer<Map<String, @Nullable Object>> keeper;
    private volatile Map<String, @Nullable Object> values;

    /** {@code keeper} stores changed values where they outlive this process. */
    public Config(Map<String, @Nullable Object> values, Consumer<Map<String, @Nullable Object>> keeper) {
        this.values = values;
        this.keeper = keeper;
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Stores the values, then uses them. */
    public void replace(Map<String, @Nullable Object> changed) {
        keeper.accept(changed);
        values = changed;
    }
}
