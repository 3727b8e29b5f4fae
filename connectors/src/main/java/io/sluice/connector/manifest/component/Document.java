package io.sluice.connector.manifest.component;

import io.sluice.connector.expression.Expressions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a manifest, read and resolved; {@link #root} makes the tree whose expressions share a clock. */
public final class Document {
    private final String name;
    private final Map<String, @Nullable Object> resolved;

    private Document(String name, Map<String, @Nullable Object> resolved) {
        this.name = name;
        this.resolved = resolved;
    }

    /** {@code name} is what messages call the manifest. */
    public static Document read(String name, String yaml) {
        var manifest = References.resolved(Yaml.read(name, yaml));
        // what definitions hold has been put where it is used
        manifest.remove("definitions");
        manifest.putIfAbsent("type", "DeclarativeSource");
        return new Document(name, Parameters.propagated(manifest));
    }

    public String name() {
        return name;
    }

    /** The resolved manifest as plain values. */
    public Map<String, @Nullable Object> plain() {
        return new LinkedHashMap<>(resolved);
    }

    public Component root(Clock clock) {
        return new Component(new Expressions(clock), name, resolved);
    }
}
