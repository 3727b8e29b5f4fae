package io.sluice.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the parser's tree by its fields, so that no node can be missed, and knows the node types that may occur at all.
 * A type that a newer parser adds is refused until somebody has looked at it.
 */
final class SqlNodes {
    private static final String PARSER = "net.sf.jsqlparser.";
    private static final Set<String> ALLOWED = WordList.read("sql-nodes.txt");

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    private SqlNodes() {}

    static boolean isNode(Object value) {
        return value.getClass().getName().startsWith(PARSER)
                && !(value instanceof Enum)
                && !value.getClass().getName().startsWith(PARSER + "parser.");
    }

    static boolean isAllowed(Object node) {
        return ALLOWED.contains(node.getClass().getSimpleName());
    }

    /** Every node directly below, also inside lists, maps and pairs. */
    static List<Object> children(Object node) {
        var children = new ArrayList<Object>();
        for (var field : FIELDS.get(node.getClass())) {
            collect(value(field, node), children);
        }
        if (node instanceof Collection<?> list) {
            list.forEach(item -> collect(item, children));
        }
        return children;
    }

    /** The names of fields that are set, to something else than null, false or empty. */
    static Stream<String> set(Object node) {
        return FIELDS.get(node.getClass()).stream()
                .filter(field -> isSet(value(field, node)))
                .map(Field::getName);
    }

    private static boolean isSet(Object value) {
        return value != null
                && !Boolean.FALSE.equals(value)
                && !(value instanceof Collection<?> list && list.isEmpty());
    }

    private static void collect(Object value, List<Object> into) {
        switch (value) {
            case null -> {}
            case Map.Entry<?, ?> pair -> {
                collect(pair.getKey(), into);
                collect(pair.getValue(), into);
            }
            case Map<?, ?> map -> map.entrySet().forEach(pair -> collect(pair, into));
            case Object node when isNode(node) -> into.add(node);
            case Collection<?> list -> list.forEach(item -> collect(item, into));
            default -> {}
        }
    }

    private static List<Field> fields(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (var each = type; each != null && each.getName().startsWith(PARSER); each = each.getSuperclass()) {
            for (var field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static Object value(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("the parser's tree cannot be read", impossible);
        }
    }
}
