package io.sluice.guard;

import io.sluice.guard.SqlNeeds.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression.DateTime;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * The comparisons that a WHERE demands of one table's columns, with plain literals. Each is false or unknown for NULL, so that even a row
 * that an outer join made up has not passed it.
 */
final class SqlTests {

    /** What every engine and driver reads alike. */
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e&&[^'\\\\]]*");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final List<String> OPERATORS = List.of("=", "<", "<=", ">", ">=");

    private final String table;
    private final boolean alone;

    /** {@code alone}: columns without a table are this one's too. */
    SqlTests(String table, boolean alone) {
        this.table = table;
        this.alone = alone;
    }

    private record Literal(String text, boolean number) {}

    List<Test> of(Expression where) {
        var tests = new ArrayList<Test>();
        add(where, tests);
        return tests;
    }

    private void add(Expression expression, List<Test> tests) {
        switch (expression) {
            case AndExpression both -> {
                add(both.getLeftExpression(), tests);
                add(both.getRightExpression(), tests);
            }
            case ParenthesedExpressionList<?> inner when inner.size() == 1 -> add(inner.getFirst(), tests);
            case Between between
            when !between.isNot() && !between.isUsingSymmetric() -> {
                test(between.getLeftExpression(), ">=", between.getBetweenExpressionStart())
                        .ifPresent(tests::add);
                test(between.getLeftExpression(), "<=", between.getBetweenExpressionEnd())
                        .ifPresent(tests::add);
            }
            case InExpression in when !in.isNot() -> in(in).ifPresent(tests::add);
            case ComparisonOperator comparison -> comparison(comparison).ifPresent(tests::add);
            default -> {}
        }
    }

    private Optional<Test> comparison(ComparisonOperator comparison) {
        var sign = comparison.getStringExpression().strip();
        if (!OPERATORS.contains(sign)) {
            return Optional.empty();
        }
        return test(comparison.getLeftExpression(), sign, comparison.getRightExpression())
                .or(() -> test(comparison.getRightExpression(), turned(sign), comparison.getLeftExpression()));
    }

    private static String turned(String sign) {
        return sign.replace('<', '!').replace('>', '<').replace('!', '>');
    }

    private Optional<Test> in(InExpression in) {
        if (!(in.getRightExpression() instanceof ExpressionList<?> list) || list.isEmpty()) {
            return Optional.empty();
        }
        var literals = list.stream().flatMap(one -> literal(one).stream()).toList();
        var alike = literals.stream().map(Literal::number).distinct().count() == 1;
        return literals.size() == list.size() && alike
                ? column(in.getLeftExpression())
                        .map(name -> new Test(
                                name,
                                "=",
                                literals.stream().map(Literal::text).toList(),
                                literals.getFirst().number()))
                : Optional.empty();
    }

    private Optional<Test> test(Expression column, String sign, Expression value) {
        return column(column)
                .flatMap(name -> literal(value).map(one -> new Test(name, sign, List.of(one.text()), one.number())));
    }

    private Optional<String> column(Expression expression) {
        if (!(expression instanceof Column column) || column.getArrayConstructor() != null) {
            return Optional.empty();
        }
        var owner = column.getTable() == null || column.getTable().getName() == null
                ? null
                : SqlNeeds.bare(column.getTable().getName());
        var ours = owner == null ? alone : owner.equals(table);
        return ours ? Optional.of(SqlNeeds.bare(column.getColumnName())) : Optional.empty();
    }

    private static Optional<Literal> literal(Object value) {
        return switch (value) {
            case LongValue number -> number(number.getStringValue());
            case DoubleValue number -> number(number.toString());
            case SignedExpression signed
            when signed.getSign() == '-' ->
                literal(signed.getExpression()).filter(Literal::number).map(one -> new Literal("-" + one.text(), true));
            case StringValue text when text.getPrefix() == null -> text(text.getValue());
            case DateTimeLiteralExpression moment
            when moment.getType() == DateTime.DATE || moment.getType() == DateTime.TIMESTAMP ->
                text(moment.getValue().replaceAll("^'|'$", ""));
            default -> Optional.empty();
        };
    }

    private static Optional<Literal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new Literal(text, true)) : Optional.empty();
    }

    private static Optional<Literal> text(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new Literal(text, false)) : Optional.empty();
    }
}
