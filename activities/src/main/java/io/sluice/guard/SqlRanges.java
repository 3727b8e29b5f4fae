package io.sluice.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;

/** Whether conditions on one value, joined by OR, leave no number out between them. */
final class SqlRanges {
    private static final BigDecimal LOWEST = new BigDecimal("-1e1000");
    private static final BigDecimal HIGHEST = LOWEST.negate();
    private static final String NUMBER = "-?\\s*\\d{1,100}(\\.\\d{1,100})?";
    private static final Map<String, String> OPPOSITE =
            Map.of("=", "<>", "<>", "=", "!=", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private record Interval(BigDecimal from, boolean fromClosed, BigDecimal to, boolean toClosed) {}

    private SqlRanges() {}

    /** @param negated the conditions stand under a NOT */
    static boolean coverEverything(List<Expression> conditions, boolean negated) {
        var byValue = new HashMap<String, List<Interval>>();
        for (var condition : conditions) {
            if (condition instanceof ComparisonOperator compare) {
                var limit = SqlSameness.text(compare.getRightExpression());
                var operator = compare.getStringExpression();
                if (limit.matches(NUMBER) && OPPOSITE.containsKey(operator)) {
                    byValue.computeIfAbsent(SqlSameness.text(compare.getLeftExpression()), any -> new ArrayList<>())
                            .addAll(intervals(
                                    negated ? OPPOSITE.get(operator) : operator,
                                    new BigDecimal(limit.replace(" ", ""))));
                }
            }
        }
        return byValue.values().stream().anyMatch(SqlRanges::isWhole);
    }

    private static List<Interval> intervals(String operator, BigDecimal limit) {
        return switch (operator) {
            case "=" -> List.of(new Interval(limit, true, limit, true));
            case "<" -> List.of(new Interval(LOWEST, true, limit, false));
            case "<=" -> List.of(new Interval(LOWEST, true, limit, true));
            case ">" -> List.of(new Interval(limit, false, HIGHEST, true));
            case ">=" -> List.of(new Interval(limit, true, HIGHEST, true));
            default ->
                Stream.of("<", ">")
                        .flatMap(side -> intervals(side, limit).stream())
                        .toList();
        };
    }

    /** From the lowest up, each interval must begin where those before it end, one of the two ends included. */
    private static boolean isWhole(List<Interval> intervals) {
        var reached = LOWEST;
        var included = false;
        var inOrder = intervals.stream()
                .sorted(Comparator.comparing(Interval::from).thenComparing(each -> !each.fromClosed()))
                .toList();
        for (var next : inOrder) {
            var gap = next.from().compareTo(reached);
            if (gap > 0 || (gap == 0 && !included && !next.fromClosed())) {
                return false;
            }
            var further = next.to().compareTo(reached);
            included = further > 0 ? next.toClosed() : included || (further == 0 && next.toClosed());
            reached = further > 0 ? next.to() : reached;
        }
        return reached.equals(HIGHEST);
    }
}
