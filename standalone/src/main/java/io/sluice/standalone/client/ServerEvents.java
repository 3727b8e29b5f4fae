package io.sluice.standalone.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stream of server-sent events, read one by one. */
public final class ServerEvents implements AutoCloseable {

    /** One event; its id is where a reader goes on after the line broke. */
    public record Event(String id, String kind, String data) {}

    private final HttpURLConnection connection;
    private final BufferedReader reader;
    private String id = "";

    ServerEvents(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for the next event; empty when the server ended the stream or the line broke. */
    public Optional<Event> next() {
        var data = new StringBuilder();
        var kind = "message";
        try {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    return Optional.of(new Event(id, kind, data.substring(1)));
                } else if (line.startsWith("data:")) {
                    data.append('\n').append(value(line));
                } else if (line.startsWith("event:")) {
                    kind = value(line);
                } else if (line.startsWith("id:")) {
                    id = value(line);
                }
            }
        } catch (IOException broken) {
            // as an end: the caller looks at the document and connects again
        }
        return Optional.empty();
    }

    private static String value(String line) {
        var value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
