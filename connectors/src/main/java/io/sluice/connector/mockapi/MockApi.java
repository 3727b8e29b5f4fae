package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Definition;
import io.sluice.connector.mockapi.http.LoopbackServer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API of one manifest, answering on loopback until it is closed, with a manifest and a configuration that lead there. */
public final class MockApi implements AutoCloseable {
    /** Pages are at most this long, so that three of them are quickly read. */
    public static final int LARGEST_PAGE = 5;

    private final LoopbackServer server;
    private final Map<String, @Nullable Object> manifest;
    private final Map<String, @Nullable Object> config;
    private final Desk desk;

    private MockApi(
            LoopbackServer server,
            Map<String, @Nullable Object> manifest,
            Map<String, @Nullable Object> config,
            Desk desk) {
        this.server = server;
        this.manifest = manifest;
        this.config = config;
        this.desk = desk;
    }

    /** Serves the API of a manifest (YAML or JSON text) on a port, 0 for any; {@code now} is when its data was last changed. */
    public static MockApi serve(String manifest, Instant now, int port) throws IOException {
        var server = LoopbackServer.bind(port);
        try {
            var plan = new Plan(Definition.of(manifest), server.url(), now);
            server.serve(plan.desk()::answer);
            return new MockApi(server, plan.manifest(), plan.config(), plan.desk());
        } catch (RuntimeException unreadable) {
            server.close();
            throw unreadable;
        }
    }

    /** The address, without a slash at its end. */
    public String url() {
        return server.url();
    }

    /** A copy of the manifest whose hosts are this mock and whose pages are short. */
    public Map<String, @Nullable Object> manifest() {
        return manifest;
    }

    /** A configuration that the manifest accepts and this mock lets in. */
    public Map<String, @Nullable Object> config() {
        return config;
    }

    /** Forgets the requests so far and starts a run; {@code later}: some data has changed since the first. */
    public void begin(boolean later) {
        desk.begin(later);
    }

    /** The requests since the run began, in the order they came. */
    public List<Seen> seen() {
        return desk.seen();
    }

    /** Streams whose paging could not be understood: they have one page. */
    public List<String> doubts() {
        return desk.doubts();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
