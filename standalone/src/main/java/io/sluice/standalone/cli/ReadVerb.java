package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.StreamReader;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.Attachment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "read",
        description = "Print the records of a stream as JSON lines; without a server unless --on needs it")
final class ReadVerb extends Verb {
    @Option(names = "--on", paramLabel = "NAME", description = "A connection that is an API, with the settings it has")
    private @Nullable String connection;

    @Option(names = "--manifest", paramLabel = "FILE", description = "A declarative YAML manifest")
    private @Nullable Path manifest;

    @Option(names = "--config", paramLabel = "FILE", description = "The settings, as a JSON object")
    private @Nullable Path config;

    @Option(names = "--stream", paramLabel = "NAME", required = true)
    private String stream;

    @Option(
            names = "--mode",
            paramLabel = "full|incremental",
            description = "Everything (default), or what is new since the state")
    private Mode mode = Mode.full;

    @Option(names = "--state", paramLabel = "FILE", description = "The stream's state after an earlier reading")
    private @Nullable Path state;

    @Option(names = "--state-out", paramLabel = "FILE", description = "Where the state goes once the stream ended well")
    private @Nullable Path stateOut;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after this many records")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--now", paramLabel = "INSTANT", description = "What the manifest takes for now")
    private @Nullable Instant now;

    @Option(names = "--base-url", paramLabel = "URL", description = "Replaces scheme, host and path of every url_base")
    private @Nullable URI baseUrl;

    @Option(names = "--requests", paramLabel = "FILE", description = "Log each request as a JSON line, secrets masked")
    private @Nullable Path requests;

    /** Spelled as they are typed. */
    enum Mode {
        full,
        incremental
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((connection == null) == (manifest == null)) {
            throw usage("give either --on NAME or --manifest FILE");
        }
        if (limit < 1) {
            throw usage("--limit is a number of records above zero");
        }
        try {
            return manifest == null ? readConnection(String.valueOf(connection)) : readManifest(manifest);
        } catch (ConnectorException e) {
            screen().out().flush();
            return ConnectorReport.of(e, screen());
        }
    }

    private int readConnection(String name) throws IOException {
        if (config != null) {
            throw usage("--config is for --manifest: a connection has its settings");
        }
        var asked = Api.JSON.createObjectNode().put("mode", mode.name());
        if (mode == Mode.incremental) {
            asked.set("state", Api.JSON.valueToTree(kept()));
        }
        if (limit != Long.MAX_VALUE) {
            asked.put("limit", limit);
        }
        if (now != null) {
            asked.put("now", now.toString());
        }
        if (baseUrl != null) {
            asked.put("base_url", baseUrl.toString());
        }
        asked.put("requests", requests != null);
        try (var attachment = Attachment.toAny(home(), () -> LocalServer.tryStart(home(), screen()), screen()::say)) {
            return new ConnectionReading(screen(), stateOut, requests).print(attachment.api(), name, stream, asked);
        }
    }

    /** Empty where the state is kept in a file that this reading will be the first to write. */
    private Map<String, @Nullable Object> kept() {
        var first = state != null && state.equals(stateOut) && Files.notExists(state);
        return new ConfigFile(first ? null : state).read();
    }

    private int readManifest(Path file) throws IOException, InterruptedException {
        try (var opened = OpenedManifest.of(new ManifestFile(file), new ConfigFile(config), now, baseUrl, requests)) {
            var start = mode == Mode.full ? null : kept();
            try (var reader = opened.connector().readAll(new Reading(stream, start, null))) {
                print(reader);
            }
            return Exit.DONE;
        }
    }

    private void print(StreamReader reader) throws IOException, InterruptedException {
        var out = new BufferedWriter(screen().out(), 1 << 16);
        var printed = 0L;
        try {
            while (true) {
                switch (reader.next()) {
                    case Piece.Records(var slice, var records) -> {
                        for (var record : records) {
                            if (printed++ >= limit) {
                                return;
                            }
                            out.write(JsonValues.write(record));
                            out.write('\n');
                        }
                    }
                    case Piece.PageEnd page -> deliver(out);
                    case Piece.SliceEnd slice -> deliver(out);
                    case Piece.Pause(var duration, var reason) -> {
                        out.flush();
                        screen().say("waiting " + duration.toSeconds() + " s: " + reason);
                        Thread.sleep(duration);
                    }
                    case Piece.End(var end) -> {
                        deliver(out);
                        keep(end);
                        return;
                    }
                }
            }
        } finally {
            out.flush();
        }
    }

    /** A full disk or a closed pipe is no end of a stream: the state must not pass records that nobody got. */
    private void deliver(BufferedWriter out) throws IOException {
        out.flush();
        if (screen().out().checkError()) {
            throw new IOException("the records cannot be written: the disk is full, or who read them is gone");
        }
    }

    private void keep(Map<String, @Nullable Object> state) throws IOException {
        if (stateOut == null) {
            return;
        }
        if (Files.exists(stateOut) && !Files.isRegularFile(stateOut)) {
            Files.writeString(stateOut, JsonValues.write(state) + "\n"); // a pipe or a device
        } else {
            ConfigFile.write(stateOut, state);
        }
    }
}
