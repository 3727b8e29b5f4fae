package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.LoggedHttp;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.budget.CallBook;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.connector.manifest.reach.SecretMask;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A manifest of a file, opened for one command; only a token that the API renews is stored, where the settings lie. */
record OpenedManifest(
        ManifestConnector connector,
        CamelHttp http,
        @Nullable PrintWriter log) implements AutoCloseable {

    static OpenedManifest of(
            ManifestFile file,
            ConfigFile settings,
            @Nullable Instant now,
            @Nullable URI baseUrl,
            @Nullable Path requests)
            throws IOException {
        var manifest = file.read();
        var mask = new SecretMask();
        var clock = now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
        var log = requests == null ? null : new PrintWriter(Files.newBufferedWriter(requests), true);
        var http = new CamelHttp(new ReachGuard(AllowedHosts.of(System.getenv("SLUICE_ALLOWED_HOSTS"))));
        var told = log == null ? http : new LoggedHttp(http, mask, log::println);
        var config = new Config(settings.read(), settings::replace);
        var opening = new Opening(
                config, clock, told, manifest.limiter(config, CallBook.local(Clock.systemUTC())), mask, baseUrl);
        var connector = new ManifestConnector(manifest, opening);
        for (var complaint : connector.complaints()) {
            http.close();
            throw new ConnectorException(
                    Fault.BAD_SETTING, complaint.toString(), "settings: " + complaint, "Correct --config", null);
        }
        return new OpenedManifest(connector, http, log);
    }

    @Override
    public void close() {
        http.close();
        if (log != null) {
            log.close();
        }
    }
}
