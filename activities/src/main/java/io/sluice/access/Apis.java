package io.sluice.access;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.LoggedHttp;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.SecretMask;
import io.sluice.connector.manifest.settings.Given;
import io.sluice.connector.manifest.settings.Settings;
import io.sluice.store.ConnectionReplaced;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection.StoredApi;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens the APIs of this installation. All that read one connection, here or in another process, share its budget of calls; a token that renews itself is stored,
 * sealed, before it is used.
 */
public final class Apis {

    private final Store store;
    private final Http http;
    private final Recent<String, Limiter> limiters = new Recent<>(1_000);

    public Apis(Store store, Http http) {
        this.store = store;
        this.http = http;
    }

    /** Throws a ConnectorException (BAD_SETTING) for a connection that is no API, and for a manifest that cannot be read. */
    public ManifestConnector open(Connection connection, Clock clock) {
        return open(connection, clock, Aside.NONE);
    }

    /** Like {@link #open(Connection, Clock)}, with what one reading alone wants. */
    public ManifestConnector open(Connection connection, Clock clock, Aside aside) {
        var api = connection.api();
        if (api == null) {
            throw new ConnectorException(
                    Fault.BAD_SETTING, connection.name(), "it is no API", "Name a connection with a manifest", null);
        }
        var manifest = Manifest.read(connection.location(), api.manifest());
        var given = Given.object(api.config().reveal());
        var settings = new Settings(manifest.settingsSchema());
        var config = Config.kept(settings.completed(given), renewal -> renewed(connection, settings, renewal));
        var limiter = limiter(connection.name(), manifest, api.manifest().hashCode(), config);
        var mask = new SecretMask();
        var told = aside.requests() == null ? http : new LoggedHttp(http, mask, aside.requests());
        var opening = new Opening(config, clock, told, limiter, mask, aside.baseUrl(connection.name(), api));
        return new ManifestConnector(manifest, opening, aside.parents());
    }

    /** A connection that is made anew with another manifest has another budget. */
    private Limiter limiter(String connection, Manifest manifest, int version, Config config) {
        var book = new StoredCallBook(store.callBooks(), connection, version);
        return limiters.get(connection + "#" + version, () -> manifest.limiter(config, book));
    }

    /** One process after the other: another one may have renewed a token meanwhile. */
    private Map<String, @Nullable Object> renewed(
            Connection connection, Settings settings, UnaryOperator<Map<String, @Nullable Object>> renewal) {
        var api = Objects.requireNonNull(connection.api());
        try {
            var stored = new StoredApi(api.manifest(), api.baseUrl());
            var stands = store.connections().renewSecret(connection.name(), stored, text -> {
                var held = settings.completed(Given.object(text));
                var changed = renewal.apply(held);
                return changed == held ? text : Given.json(changed);
            });
            return settings.completed(Given.object(stands));
        } catch (ConnectionReplaced e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING, connection.name(), String.valueOf(e.getMessage()), "Start again", e);
        }
    }
}
