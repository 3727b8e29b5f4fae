package io.sluice.connector.mockapi.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One manifest: as it was written, and with everything it refers to in place. */
public record Definition(Map<String, @Nullable Object> written, Map<String, @Nullable Object> resolved) {
    /** Reads a manifest in YAML or JSON. */
    public static Definition of(String text) {
        return of(Yaml.read(text));
    }

    /** Takes a manifest that was already read. */
    public static Definition of(Map<String, @Nullable Object> written) {
        var resolved = new References(Tree.map(written)).in(written);
        return new Definition(written, Tree.map(Parameters.handedDown(resolved, "", Map.of())));
    }

    /** Its streams in order. */
    public List<Map<String, @Nullable Object>> streams() {
        return Tree.list(resolved.get("streams")).stream().map(Tree::map).toList();
    }

    /** What its configuration must look like, a JSON schema. */
    public Map<String, @Nullable Object> specification() {
        return Tree.mapAt(resolved, "spec", "connection_specification");
    }
}
