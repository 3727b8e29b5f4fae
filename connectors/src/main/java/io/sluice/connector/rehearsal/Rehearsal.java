package io.sluice.connector.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.SchemaFiles;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.connector.manifest.reach.SecretMask;
import io.sluice.connector.mockapi.MockApi;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A manifest beside a mock of its API: each stream can be read once, and once more when time has passed and data has changed. */
public final class Rehearsal implements AutoCloseable {
    /** How a reading ended; {@code fault} is null if it got to the end. */
    public record Outcome(
            long records,
            @Nullable Map<String, @Nullable Object> state,
            @Nullable RuntimeException fault) {}

    /** From the first to the second reading. */
    public static final Duration PASSED = Duration.ofDays(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockApi mock;
    private final Manifest manifest;
    private final Instant now;
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));

    private Rehearsal(MockApi mock, Manifest manifest, Instant now) {
        this.mock = mock;
        this.manifest = manifest;
        this.now = now;
    }

    /** Starts the mock of a manifest. */
    public static Rehearsal of(String name, String yaml, SchemaFiles schemas, Instant now) throws IOException {
        var mock = MockApi.serve(yaml, now, 0);
        try {
            return new Rehearsal(mock, Manifest.read(name, JSON.writeValueAsString(mock.manifest()), schemas), now);
        } catch (ConnectorException | JsonProcessingException unreadable) {
            mock.close();
            throw unreadable;
        }
    }

    public MockApi mock() {
        return mock;
    }

    /** Reads a stream to its end; with the state of a first reading, what has changed since. */
    public Outcome read(
            String stream,
            @Nullable Map<String, @Nullable Object> state,
            boolean later,
            Consumer<Map<String, @Nullable Object>> each) {
        mock.begin(later);
        var counted = new long[1];
        try (var reader = connector(later).readAll(new Reading(stream, state, null))) {
            while (true) {
                switch (reader.next()) {
                    case Piece.Records(var slice, var records) -> {
                        counted[0] += records.size();
                        records.forEach(each);
                    }
                    case Piece.PageEnd end -> {}
                    case Piece.SliceEnd end -> {}
                    case Piece.Pause pause -> {}
                    case Piece.End(var reached) -> {
                        return new Outcome(counted[0], reached, null);
                    }
                }
            }
        } catch (RuntimeException fault) {
            return new Outcome(counted[0], null, fault);
        }
    }

    /** Names of the streams that this version can read. */
    public List<String> runnable() {
        return manifest.streams().stream()
                .filter(stream -> stream.missing().isEmpty())
                .map(stream -> stream.name())
                .toList();
    }

    private ManifestConnector connector(boolean later) {
        var clock = Clock.fixed(later ? now.plus(PASSED) : now, ZoneOffset.UTC);
        var config = new Config(mock.config(), changed -> {});
        return new ManifestConnector(
                manifest, new Opening(config, clock, http, new Unhurried(), new SecretMask(), null));
    }

    @Override
    public void close() throws IOException {
        http.close();
        mock.close();
    }
}
