package io.sluice.connector.openapi;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parameter of an operation; {@code in} is query, path, header or cookie. */
record Parameter(String name, String in, boolean required, Map<String, @Nullable Object> schema, String description) {

    boolean isQuery() {
        return in.equals("query");
    }

    /** A number that the schema names, such as its maximum. */
    Optional<Long> number(String keyword) {
        return schema.get(keyword) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** A value that the document itself offers: its default, or the only or first one of an enumeration. */
    Optional<Object> offered() {
        var choices = Nodes.list(schema.get("enum"));
        return Optional.ofNullable(schema.get("default"))
                .or(() -> choices.isEmpty() ? Optional.empty() : Optional.of((Object) choices.getFirst()));
    }
}
