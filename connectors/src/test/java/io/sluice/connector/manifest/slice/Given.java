package io.sluice.connector.manifest.slice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.SecretMask;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams of small manifests, at a clock that stands at 2024-06-15T12:34:56.789012Z. */
final class Given {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-15T12:34:56.789012Z"), ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private Given() {}

    static Map<String, @Nullable Object> json(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, @Nullable Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Component stream(Map<String, ?> fields) {
        var manifest = Map.of("version", "6.0.0", "streams", List.of(fields));
        return Document.read("test", text(manifest))
                .root(CLOCK)
                .children("streams")
                .getFirst();
    }

    static Component stream(String json) {
        return stream(json(json));
    }

    static Surroundings around(Map<String, @Nullable Object> config) {
        return around(config, CLOCK);
    }

    static Surroundings around(Map<String, @Nullable Object> config, Clock clock) {
        return new Surroundings(
                new Config(config, kept -> {}),
                clock,
                request -> {
                    throw new AssertionError("slices send no requests");
                },
                Limiter.none(),
                new SecretMask());
    }

    static ParentStreams noParents() {
        return component -> {
            throw new AssertionError("no parents here");
        };
    }

    static <T> List<T> all(Iterator<T> items) {
        var all = new ArrayList<T>();
        items.forEachRemaining(all::add);
        return all;
    }
}
