package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.ServerLines;
import io.sluice.standalone.screen.Screen;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Prints a stream of a connection as the server reads it: where the secrets are. Records come as they stand in the reply's lines. */
record ConnectionReading(
        Screen screen, @Nullable Path stateOut, @Nullable Path requests) {
    private static final String RECORD = "{\"record\":";
    private static final String REQUEST = "{\"request\":";
    private static final String STATE = "{\"state\":";

    int print(Api api, String connection, String stream, ObjectNode asked) throws IOException {
        var path = "/v1/connections/" + Api.segment(connection) + "/streams/" + Api.segment(stream) + "/records";
        try (var lines = api.lines(path, asked);
                var log = requests == null ? null : Files.newBufferedWriter(requests)) {
            return print(lines, log);
        } finally {
            screen.out().flush();
        }
    }

    private int print(ServerLines lines, @Nullable Writer log) throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith(RECORD)) {
                screen.out().write(inside(line, RECORD));
                screen.out().write('\n');
            } else if (log != null && line.startsWith(REQUEST)) {
                log.write(inside(line, REQUEST) + "\n");
            } else if (line.startsWith(STATE)) {
                if (stateOut != null) {
                    Files.writeString(stateOut, inside(line, STATE) + "\n");
                }
                return Exit.DONE;
            } else if (ended(Api.JSON.readTree(line))) {
                return Exit.DONE;
            }
            if (!lines.hasMore()) {
                screen.out().flush();
            }
        }
        throw ApiException.brokenOff();
    }

    private static String inside(String line, String start) {
        return line.substring(start.length(), line.length() - 1);
    }

    private boolean ended(JsonNode line) {
        if (line.has("error")) {
            throw ApiException.of(line.path("error"));
        }
        if (line.has("pause")) {
            var pause = line.path("pause");
            screen.say("waiting " + pause.path("seconds").asLong() + " s: "
                    + pause.path("reason").asText());
        }
        return line.has("limited");
    }
}
