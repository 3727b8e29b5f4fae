package io.sluice.connector.manifest.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer made up for a test. */
record Answer(int status, Map<String, String> headers, String text) implements HttpResponse {
    static Answer of(int status) {
        return new Answer(status, Map.of(), "");
    }

    static Answer of(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    Answer with(String header, String value) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put(header, value);
        return new Answer(status, all, text);
    }

    @Override
    public URI url() {
        return URI.create("https://api.example.com/v1/things?key=s3cret");
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable Object json() {
        try {
            return new JsonMapper().readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    @Override
    public void close() {}
}
