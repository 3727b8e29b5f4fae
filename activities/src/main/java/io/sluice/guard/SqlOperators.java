package io.sluice.guard;

import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.DoubleAnd;

/** Operators that the parser and the server understand differently. */
final class SqlOperators {
    private static final List<String> SIMPLE = List.of(
            "StringValue", "LongValue", "Column", "SignedExpression", "CastExpression", "ParenthesedExpressionList");

    private SqlOperators() {}

    static void check(SqlDialect dialect, Object node) {
        if (dialect == SqlDialect.MYSQL && node instanceof Concat) {
            throw new Refusal(Rule.OPERATOR, "||", "|| means OR in MySQL; write CONCAT(a, b) or OR.");
        }
        if (dialect == SqlDialect.MYSQL && node instanceof DoubleAnd) {
            throw new Refusal(Rule.OPERATOR, "&&", "Write AND instead of &&.");
        }
    }

    /** The parser lets {@code ->>} swallow what follows; where a condition is judged, that hides it. */
    static boolean hidesCondition(JsonExpression json) {
        return json.getIdentList().stream()
                .map(Map.Entry::getKey)
                .anyMatch(key -> !SIMPLE.contains(key.getClass().getSimpleName()));
    }
}
