package io.sluice.standalone.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A reply of many lines, read one by one. */
public final class ServerLines implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader reader;

    ServerLines(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line that says something; null at the end. */
    public @Nullable String next() throws IOException {
        var line = reader.readLine();
        while (line != null && line.isEmpty()) {
            line = reader.readLine();
        }
        return line;
    }

    /** Whether more has come already. */
    public boolean hasMore() throws IOException {
        return reader.ready();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
