package io.sluice.connector.manifest.component;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.Expression;
import io.sluice.connector.expression.Expressions;
import io.sluice.connector.expression.python.PythonError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of a resolved manifest: its type, its fields, and the parameters that reach it. */
public final class Component {
    private static final int LONGEST_SHOWN = 300;

    private final Expressions expressions;
    private final String path;
    private final Map<String, @Nullable Object> fields;

    /** {@code path} says where in the manifest the node lies, for messages. */
    Component(Expressions expressions, String path, Map<String, @Nullable Object> fields) {
        this.expressions = expressions;
        this.path = path;
        this.fields = fields;
    }

    public String type() {
        return fields.get("type") instanceof String type ? type : "";
    }

    public String path() {
        return path;
    }

    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> parameters() {
        return fields.get("$parameters") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        return fields.get(field) != null;
    }

    /** A field as the manifest writes it. */
    public @Nullable Object plain(String field) {
        return fields.get(field);
    }

    public String text(String field, String otherwise) {
        return fields.get(field) instanceof String text ? text : otherwise;
    }

    public boolean flag(String field, boolean otherwise) {
        return fields.get(field) instanceof Boolean flag ? flag : otherwise;
    }

    public List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : List.of();
    }

    /** A component in a field, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable Component child(String field) {
        return fields.get(field) instanceof Map<?, ?> map
                ? new Component(expressions, path + "." + field, (Map<String, @Nullable Object>) map)
                : null;
    }

    /** A component that must be there. */
    public Component needed(String field) {
        var child = child(field);
        if (child == null) {
            throw invalid("needs a field " + field);
        }
        return child;
    }

    /** The components in a field, which may be one or a list. */
    @SuppressWarnings("unchecked")
    public List<Component> children(String field) {
        var children = new ArrayList<Component>();
        var items = fields.get(field) instanceof Map<?, ?> one ? List.of(one) : list(field);
        for (var item : items) {
            if (item instanceof Map<?, ?> map) {
                children.add(new Component(
                        expressions, path + "." + field + "." + children.size(), (Map<String, @Nullable Object>) map));
            }
        }
        return children;
    }

    /** A field that may hold an expression and must be there. */
    public Interpolated interpolated(String field) {
        if (!has(field)) {
            throw invalid("needs a field " + field);
        }
        return compiled(field, fields.get(field));
    }

    /** A field that may hold an expression. */
    public Interpolated interpolated(String field, @Nullable Object otherwise) {
        return compiled(field, has(field) ? fields.get(field) : otherwise);
    }

    /** The items of a list, or the only one. */
    public List<Interpolated> interpolatedItems(String field) {
        var items =
                fields.get(field) instanceof List<?> list ? list : has(field) ? List.of(fields.get(field)) : List.of();
        return items.stream().map(item -> compiled(field, item)).toList();
    }

    /** A map or a text whose keys and values, however deep, may hold expressions. */
    public Interpolation interpolation(String field) {
        return Interpolation.of(fields.get(field), value -> compiled(field, value));
    }

    private Interpolated compiled(String field, @Nullable Object value) {
        return new Interpolated(value, value instanceof String text ? compile(field, text) : null, parameters());
    }

    private Expression compile(String field, String template) {
        try {
            return expressions.compile(template);
        } catch (PythonError error) {
            var shown = template.length() > LONGEST_SHOWN ? template.substring(0, LONGEST_SHOWN) + "…" : template;
            throw invalid(field + " is no valid expression (" + error.getMessage() + "): " + shown);
        }
    }

    /** The same node with other fields. */
    public Component with(Map<String, @Nullable Object> changed) {
        var all = new LinkedHashMap<>(fields);
        all.putAll(changed);
        return new Component(expressions, path, all);
    }

    /** An error about this node. */
    public ConnectorException invalid(String complaint) {
        var what = type().isEmpty() ? path : path + " (" + type() + ")";
        return new ConnectorException(
                Fault.BAD_SETTING, path, what + ": " + complaint, "Correct the manifest there", null);
    }
}
