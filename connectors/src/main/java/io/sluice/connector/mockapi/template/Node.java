package io.sluice.connector.mockapi.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed expression. */
sealed interface Node {
    record Literal(@Nullable Object value) implements Node {}

    record Name(String name) implements Node {}

    record Member(Node of, Node key) implements Node {}

    record Slice(Node of, @Nullable Node from, @Nullable Node to) implements Node {}

    record Call(Node callee, List<Node> arguments, Map<String, Node> named) implements Node {}

    record Filter(Node input, String name, List<Node> arguments, Map<String, Node> named) implements Node {}

    record Test(Node input, String name, List<Node> arguments, boolean negated) implements Node {}

    record Unary(String operator, Node operand) implements Node {}

    record Binary(String operator, Node left, Node right) implements Node {}

    record Choice(Node condition, Node yes, @Nullable Node no) implements Node {}

    record Items(List<Node> items) implements Node {}

    record Entries(Map<Node, Node> entries) implements Node {}
}
