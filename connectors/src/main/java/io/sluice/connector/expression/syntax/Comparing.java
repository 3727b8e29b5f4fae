package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One link of {@code a < b <= c}. */
record Comparing(Operator operator, Node right) {
    static Node chain(Node first, List<Comparing> links) {
        if (links.size() == 1) {
            var link = links.getFirst();
            return frame -> link.holds(first.evaluate(frame), link.right.evaluate(frame));
        }
        return frame -> {
            var left = first.evaluate(frame);
            for (var link : links) {
                var right = link.right.evaluate(frame);
                if (!link.holds(left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private boolean holds(@Nullable Object left, @Nullable Object right) {
        return switch (operator.symbol()) {
            case "==" -> Comparison.equal(left, right);
            case "!=" -> !Comparison.equal(left, right);
            case "<" -> Comparison.less(left, right, false);
            case "<=" -> Comparison.less(left, right, true);
            case ">" -> Comparison.less(right, left, false);
            case ">=" -> Comparison.less(right, left, true);
            case "in" -> Comparison.contains(right, left);
            default -> !Comparison.contains(right, left);
        };
    }
}
