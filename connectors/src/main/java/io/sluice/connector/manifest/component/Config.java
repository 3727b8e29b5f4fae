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
    private final UnaryOperator<Map<String, @Nullable Object>> rules;
    private volatile Map<String, @Nullable Object> given;
    /** Made of those given when they are first looked at: what is wrong with settings is told before a rule fails on them. */
    private volatile @Nullable Map<String, @Nullable Object> values;

    /** Settings that this process alone renews; {@code keeper} is told of the changed ones. */
    public Config(Map<String, @Nullable Object> values, Consumer<Map<String, @Nullable Object>> keeper) {
        this.given = values;
        this.values = values;
        this.rules = UnaryOperator.identity();
        this.keeper = renewal -> {
            var held = this.given;
            var changed = renewal.apply(held);
            if (changed != held) {
                keeper.accept(changed);
            }
            return changed;
        };
    }

    private Config(
            Keeper keeper, Map<String, @Nullable Object> given, UnaryOperator<Map<String, @Nullable Object>> rules) {
        this.keeper = keeper;
        this.rules = rules;
        this.given = given;
    }

    /** Settings that several processes may renew. */
    public static Config kept(Map<String, @Nullable Object> values, Keeper keeper) {
        return new Config(keeper, values, UnaryOperator.identity());
    }

    /** The same settings as {@code rules} make them: what is renewed is what was given. */
    public Config by(UnaryOperator<Map<String, @Nullable Object>> rules) {
        return new Config(this::renewed, given, rules);
    }

    /** As expressions see them. */
    public Map<String, @Nullable Object> values() {
        var made = values;
        if (made == null) {
            made = rules.apply(given);
            values = made;
        }
        return made;
    }

    /** Alone on this connection: the renewal sees the latest values, and what it makes of them is stored before it is used. */
    public synchronized void renew(UnaryOperator<Map<String, @Nullable Object>> renewal) {
        renewed(renewal);
    }

    private synchronized Map<String, @Nullable Object> renewed(UnaryOperator<Map<String, @Nullable Object>> renewal) {
        hold(keeper.renew(held -> {
            hold(held);
            return renewal.apply(held);
        }));
        return given;
    }

    private void hold(Map<String, @Nullable Object> settings) {
        if (settings != given) {
            given = settings;
            values = null;
        }
    }
}
