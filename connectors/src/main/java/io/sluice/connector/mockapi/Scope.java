package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.template.Template;
import io.sluice.connector.mockapi.template.Unreadable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What templates may use before any request is made: the configuration, a component's parameters, the clock. */
record Scope(Map<String, @Nullable Object> config, Map<String, @Nullable Object> parameters, Instant now) {
    private static final Set<String> KNOWN = Set.of("config", "parameters", "options");

    static Scope of(Map<String, @Nullable Object> config, Instant now) {
        return new Scope(config, Map.of(), now);
    }

    /** The scope of one component. */
    Scope in(Map<String, @Nullable Object> component) {
        return new Scope(config, Tree.mapAt(component, "$parameters"), now);
    }

    Map<String, @Nullable Object> names() {
        var names = new LinkedHashMap<String, @Nullable Object>();
        names.put("config", config);
        names.put("parameters", parameters);
        names.put("options", parameters);
        names.put("now", now);
        return names;
    }

    boolean knows(Template template) {
        return template.usesOnly(KNOWN);
    }

    /** The text of a template that needs nothing but this scope; null if it needs more or cannot be read. */
    @Nullable
    String text(@Nullable Object template) {
        var value = value(template);
        return value == null ? null : value.toString();
    }

    /** The value of a template that needs nothing but this scope. */
    @Nullable
    Object value(@Nullable Object template) {
        if (template != null && !(template instanceof String)) {
            return template;
        }
        try {
            var read = Template.of(template);
            return template != null && knows(read) ? read.value(names()) : null;
        } catch (Unreadable | ClassCastException | IndexOutOfBoundsException unknown) {
            return null;
        }
    }
}
