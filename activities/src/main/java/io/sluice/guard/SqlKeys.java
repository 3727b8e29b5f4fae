package io.sluice.guard;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Values that are never NULL or never negative: a column called id is a key, numbered from 1; a length is a length. */
final class SqlKeys {
    private static final Set<String> NEVER_NEGATIVE =
            Set.of("length", "char_length", "character_length", "octet_length", "bit_length", "abs");
    private static final Set<String> WITH_FALLBACK =
            Set.of("coalesce", "ifnull", "concat", "concat_ws", "greatest", "least");
    private static final BigDecimal MOST = new BigDecimal(Integer.MAX_VALUE);

    private SqlKeys() {}

    static boolean neverNull(Expression value) {
        return switch (value) {
            case Column column -> isKey(column);
            case Function function -> isFallback(function) && hasConstant(function);
            case ParenthesedExpressionList<?> group when group.size() == 1 -> neverNull(group.getFirst());
            default -> false;
        };
    }

    static boolean neverBelow(ComparisonOperator compare) {
        var bound = SqlSameness.text(compare.getRightExpression());
        return switch (compare.getLeftExpression()) {
            case Function function
            when NEVER_NEGATIVE.contains(function.getName().toLowerCase(Locale.ROOT)) ->
                above(compare.getStringExpression(), bound, "0|-\\s*\\d+", "-\\s*\\d+");
            case Column key
            when isKey(key) -> above(compare.getStringExpression(), bound, "[01]|-\\s*\\d+", "0|-\\s*\\d+");
            default -> false;
        };
    }

    private static boolean above(String operator, String bound, String from, String beyond) {
        return switch (operator) {
            case ">=" -> bound.matches(from);
            case ">", "<>", "!=" -> bound.matches(beyond);
            default -> false;
        };
    }

    /** From the least to the greatest integer. */
    static boolean wholeRange(Between between) {
        var from = SqlSameness.text(between.getBetweenExpressionStart()).replace(" ", "");
        var to = SqlSameness.text(between.getBetweenExpressionEnd());
        return from.matches("-?\\d{1,30}")
                && to.matches("\\d{1,30}")
                && new BigDecimal(from).compareTo(BigDecimal.ONE) <= 0
                && new BigDecimal(to).compareTo(MOST) >= 0;
    }

    static boolean fallsBackOnTrue(Function function) {
        return isFallback(function)
                && function.getParameters() != null
                && function.getParameters().stream().anyMatch(item -> text(item).matches("true|1"));
    }

    private static boolean isKey(Column column) {
        return TableRef.folded(column.getColumnName(), SqlDialect.POSTGRES).equalsIgnoreCase("id");
    }

    private static boolean isFallback(Function function) {
        return WITH_FALLBACK.contains(function.getName().toLowerCase(Locale.ROOT));
    }

    private static boolean hasConstant(Function function) {
        return function.getParameters() != null
                && function.getParameters().stream().anyMatch(item -> text(item).matches("-?\\d.*|'.*'|true|false"));
    }

    private static String text(Object item) {
        return SqlSameness.text((Expression) item);
    }
}
