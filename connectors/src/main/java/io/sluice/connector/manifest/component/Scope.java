package io.sluice.connector.manifest.component;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names an expression sees besides the parameters of its component; never changed, only extended. */
public final class Scope {
    private final @Nullable Scope outer;
    private final String name;
    private final @Nullable Object value;

    private Scope(@Nullable Scope outer, String name, @Nullable Object value) {
        this.outer = outer;
        this.name = name;
        this.value = value;
    }

    /** Only the settings of the connection. */
    public static Scope of(Config config) {
        return new Scope(null, "config", config);
    }

    /** This scope and one more name, which hides an equal one. A slice is also seen under its two other names. */
    public Scope with(String name, @Nullable Object value) {
        var extended = new Scope(this, name, value);
        return name.equals("stream_slice")
                ? new Scope(new Scope(extended, "stream_interval", value), "stream_partition", value)
                : extended;
    }

    /** As expressions look names up. */
    Map<String, @Nullable Object> seen(Map<String, @Nullable Object> parameters) {
        return new Seen(this, parameters);
    }

    private @Nullable Scope find(Object wanted) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.name.equals(wanted)) {
                return scope;
            }
        }
        return null;
    }

    private @Nullable Object current() {
        return value instanceof Config config ? config.values() : value;
    }

    private static final class Seen extends AbstractMap<String, @Nullable Object> {
        private final Scope scope;
        private final Map<String, @Nullable Object> parameters;

        Seen(Scope scope, Map<String, @Nullable Object> parameters) {
            this.scope = scope;
            this.parameters = parameters;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            if ("parameters".equals(name)) {
                return parameters;
            }
            var found = name == null ? null : scope.find(name);
            return found == null ? null : found.current();
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return "parameters".equals(name) || name != null && scope.find(name) != null;
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            var all = new LinkedHashMap<String, @Nullable Object>();
            all.put("parameters", parameters);
            for (var each = scope; each != null; each = each.outer) {
                all.putIfAbsent(each.name, each.current());
            }
            return all.entrySet();
        }
    }
}
