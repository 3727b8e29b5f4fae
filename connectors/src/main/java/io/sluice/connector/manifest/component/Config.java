package io.sluice.connector.manifest.component;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of one connection; a token that the API has renewed is kept before it is used. */
public final class Config {

    /** Where changed settings outlive this process. */
    @FunctionalInterface
    public interface Keeper {

        /** Stores what the renewal makes of the settings; of several that renew at once, each sees the one before. */
        Map<String, @Nullable Object> renew(UnaryOperator<Map<String, @Nullable Object>> renewal);
    }

    private final Keeper keeper;
    private volatile Map<String, @Nullable Object> values;

    /** Settings that this process alone renews; {@code keeper} is told of the changed ones. */
    public Config(Map<String, @Nullable Object> values, Consumer<Map<String, @Nullable Object>> keeper) {
        this.values = values;
        this.keeper = renewal -> {
            var held = this.values;
            var changed = renewal.apply(held);
            if (changed != held) {
                keeper.accept(changed);
            }
            return changed;
        };
    }

    private Config(Keeper keeper, Map<String, @Nullable Object> values) {
        this.keeper = keeper;
        this.values = values;
    }

    /** Settings that several processes may renew. */
    public static Config kept(Map<String, @Nullable Object> values, Keeper keeper) {
        return new Config(keeper, values);
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Alone on this connection: the renewal sees the latest values, and what it makes of them is stored before it is used. */
    public synchronized void renew(UnaryOperator<Map<String, @Nullable Object>> renewal) {
        values = keeper.renew(held -> {
            values = held;
            return renewal.apply(held);
        });
    }
}
