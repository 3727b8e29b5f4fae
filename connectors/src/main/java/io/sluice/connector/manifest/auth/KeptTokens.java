package io.sluice.connector.manifest.auth;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.LongWait;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokens among the settings of the connection: the API gives a new refresh token each time, and the old one is worth nothing then. */
final class KeptTokens implements Tokens {
    private final Surroundings around;
    private final List<String> accessPath;
    private final List<String> refreshPath;
    private final List<String> expiryPath;

    KeptTokens(Component updater, Surroundings around) {
        this.around = around;
        accessPath = path(updater, "access_token_config_path", "access_token");
        refreshPath = path(updater, "refresh_token_config_path", "refresh_token");
        expiryPath = path(updater, "token_expiry_date_config_path", "token_expiry_date");
    }

    private static List<String> path(Component updater, String field, String name) {
        return updater.has(field)
                ? updater.list(field).stream().map(String::valueOf).toList()
                : List.of("credentials", name);
    }

    @Override
    public @Nullable String access() {
        return text(accessPath);
    }

    @Override
    public Instant expiry() {
        var expiry = found(expiryPath);
        return Types.truth(expiry) ? Moments.parse(expiry, "") : Instant.EPOCH;
    }

    @Override
    public @Nullable String refresh() {
        return text(refreshPath);
    }

    private @Nullable String text(List<String> path) {
        var value = found(path);
        return Types.truth(value) ? Text.str(value) : null;
    }

    private @Nullable Object found(List<String> path) {
        Object found = around.config().values();
        for (var step : path) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    @Override
    public void renew(Supplier<@Nullable String> usable, Supplier<Grant> grant) {
        try {
            var own = withoutTokens(around.config().values());
            around.config().renew(held -> {
                requireSame(own, withoutTokens(held));
                return usable.get() == null ? with(held, grant.get()) : held;
            });
        } catch (ConnectorException | LongWait e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConnectorException(
                    Fault.DISK_FULL,
                    "token",
                    "the API has given a new refresh token and it could not be stored",
                    "See that Sluice can write its store, then authorise this connection again: the old token may be void",
                    e);
        }
    }

    /** A token of the old settings among new ones would lock out whoever has made them. */
    private static void requireSame(Map<String, @Nullable Object> own, Map<String, @Nullable Object> held) {
        if (!own.equals(held)) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    "token",
                    "the connection was given other settings while it was read with the old ones",
                    "Start again",
                    null);
        }
    }

    private Map<String, @Nullable Object> withoutTokens(Map<String, @Nullable Object> values) {
        return with(with(with(values, accessPath, ""), expiryPath, ""), refreshPath, "");
    }

    private Map<String, @Nullable Object> with(Map<String, @Nullable Object> held, Grant grant) {
        var changed = with(held, accessPath, grant.access());
        changed = with(changed, expiryPath, grant.expiry().toString());
        return grant.refresh() == null ? changed : with(changed, refreshPath, grant.refresh());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> values, List<String> path, Object value) {
        var changed = new LinkedHashMap<>(values);
        var name = path.getFirst();
        changed.put(
                name,
                path.size() == 1
                        ? value
                        : with(
                                values.get(name) instanceof Map<?, ?> inner
                                        ? (Map<String, @Nullable Object>) inner
                                        : Map.of(),
                                path.subList(1, path.size()),
                                value));
        return changed;
    }
}
