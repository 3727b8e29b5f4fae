package io.sluice.connector.manifest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.connector.manifest.http.JsonValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body a line: a JSON value, or the line itself in a field {@code record}. */
record LineDecoder(boolean isJson) implements Decoder {

    @Override
    public Values read(InputStream in, Charset charset, List<?> path) {
        var bound = new RecordBound(in);
        var lines = new BufferedReader(new InputStreamReader(bound, charset));
        return new Bodies(
                () -> {
                    bound.begin();
                    return body(lines);
                },
                path);
    }

    private @Nullable Object body(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!isJson) {
                var body = new LinkedHashMap<String, @Nullable Object>();
                body.put("record", line);
                return body;
            }
            if (!line.isBlank()) {
                return json(line);
            }
        }
        return null;
    }

    private static Object json(String line) throws IOException {
        try {
            var value = JsonValues.read(line);
            return value == null ? Values.NULL : value;
        } catch (JsonProcessingException e) {
            throw new IOException("a line is no JSON: " + line.substring(0, Math.min(line.length(), 200)), e);
        }
    }

    @Override
    public boolean isWhole() {
        return false;
    }
}
