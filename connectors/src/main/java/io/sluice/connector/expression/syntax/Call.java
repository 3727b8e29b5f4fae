package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call before they have values. */
record Call(List<Node> positional, Map<String, Node> named) {
    static Call of(List<Node> positional) {
        return new Call(positional, Map.of());
    }

    Arguments in(Frame frame) {
        if (positional.isEmpty() && named.isEmpty()) {
            return Arguments.NONE;
        }
        var values = ExpressionParser.values(positional, frame);
        if (named.isEmpty()) {
            return new Arguments(values, Map.of());
        }
        var byName = new LinkedHashMap<String, @Nullable Object>();
        named.forEach((name, node) -> byName.put(name, node.evaluate(frame)));
        return new Arguments(values, byName);
    }
}
