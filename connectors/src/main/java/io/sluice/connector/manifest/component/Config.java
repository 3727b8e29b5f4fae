package io.sluice.connector.manifest.component;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
    private final UnaryOperator<Map<String, @Nullable Object>> rules;
    private volatile Map<String, @Nullable Object> values;
    private volatile boolean ruled;

    /** Settings that this process alone renews; {@code keeper} is told of the changed ones. */
    public Config(Map<String, @Nullable Object> values, Consumer<Map<String, @Nullable Object>> keeper) {
        this.values = values;
        this.rules = UnaryOperator.identity();
        this.keeper = renewal -> {
            var held = this.values;
            var changed = renewal.apply(held);
            if (changed != held) {
                keeper.accept(changed);
            }
            return changed;
        };
    }

    private Config(
            Keeper keeper, Map<String, @Nullable Object> values, UnaryOperator<Map<String, @Nullable Object>> rules) {
        this.keeper = keeper;
        this.values = values;
        this.rules = rules;
    }

    /** Settings that several processes may renew. */
    public static Config kept(Map<String, @Nullable Object> values, Keeper keeper) {
        return new Config(keeper, values, UnaryOperator.identity());
    }

    /** The same settings as {@code rules} make them, which is also what a renewal sees and what is kept of it. */
    public Config by(UnaryOperator<Map<String, @Nullable Object>> rules) {
        return new Config(renewal -> renewed(renewal, rules), values, rules);
    }

    private Map<String, @Nullable Object> renewed(
            UnaryOperator<Map<String, @Nullable Object>> renewal, UnaryOperator<Map<String, @Nullable Object>> rules) {
        var made = new AtomicReference<Map<String, @Nullable Object>>();
        renew(held -> {
            var seen = rules.apply(held);
            made.set(renewal.apply(seen));
            return made.get() == seen ? held : made.get();
        });
        return made.get();
    }

    /** As expressions see them; what is wrong with settings is told before a rule fails on them, so these wait until they are asked. */
    public Map<String, @Nullable Object> values() {
        if (!ruled) {
            rule();
        }
        return values;
    }

    private synchronized void rule() {
        if (!ruled) {
            hold(rules.apply(values));
        }
    }

    /** Alone on this connection: the renewal sees the latest values, and what it makes of them is stored before it is used. */
    public synchronized void renew(UnaryOperator<Map<String, @Nullable Object>> renewal) {
        hold(keeper.renew(held -> {
            hold(held);
            return renewal.apply(held);
        }));
    }

    private void hold(Map<String, @Nullable Object> settings) {
        values = settings;
        ruled = true;
    }
}
