package io.sluice.guard;

import java.math.BigDecimal;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;

/** Whether two conditions on one value leave no value out between them. */
final class SqlRanges {
    private SqlRanges() {}

    private record Bound(String value, String operator, String limit) {}

    static boolean cover(Expression one, Expression other) {
        if (one instanceof IsNullExpression isNull && other instanceof IsNullExpression notNull) {
            return isNull.isNot() != notNull.isNot()
                    && SqlTautology.text(isNull.getLeftExpression())
                            .equals(SqlTautology.text(notNull.getLeftExpression()));
        }
        var first = bound(one);
        var second = bound(other);
        return first.isPresent() && second.isPresent() && cover(first.get(), second.get());
    }

    private static Optional<Bound> bound(Expression condition) {
        return condition instanceof ComparisonOperator compare
                ? Optional.of(new Bound(
                        SqlTautology.text(compare.getLeftExpression()),
                        compare.getStringExpression().replace("!=", "<>"),
                        SqlTautology.text(compare.getRightExpression())))
                : Optional.empty();
    }

    private static boolean cover(Bound one, Bound other) {
        if (!one.value().equals(other.value())) {
            return false;
        }
        var equal = one.limit().equals(other.limit());
        return switch (one.operator()) {
            case "<>" ->
                !other.operator().equals("<>") ? equal && other.operator().contains("=") : !equal;
            case ">", ">=" ->
                other.operator().startsWith("<")
                        && !other.operator().equals("<>")
                        && (equal
                                ? (one.operator() + other.operator()).contains("=")
                                : below(one.limit(), other.limit()));
            default -> false;
        };
    }

    private static boolean below(String lower, String upper) {
        var number = "-?\\s*\\d+(\\.\\d+)?";
        return lower.matches(number)
                && upper.matches(number)
                && new BigDecimal(lower.replace(" ", "")).compareTo(new BigDecimal(upper.replace(" ", ""))) < 0;
    }
}
