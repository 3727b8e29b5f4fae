package io.sluice.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** The usual disguises of one condition that holds for every row. */
final class SqlTautology {
    private static final Set<String> REFLEXIVE = Set.of("=", ">=", "<=", "<=>", "==");
    private static final Set<String> IRREFLEXIVE = Set.of("<>", "!=", ">", "<");

    private final SqlJudge judge;
    private final SqlSameness sameness;

    SqlTautology(SqlJudge judge, SqlSameness sameness) {
        this.judge = judge;
        this.sameness = sameness;
    }

    boolean isAlwaysTrue(Expression condition) {
        return switch (condition) {
            case ComparisonOperator compare -> alwaysTrue(compare);
            case IsDistinctExpression distinct -> distinct.isNot() ? same(distinct) : isKeyAgainstNull(distinct);
            case LikeExpression like -> !like.isNot() && SqlPatterns.matchAll(like);
            case SimilarToExpression similar -> !similar.isNot() && SqlPatterns.matchAll(similar);
            case RegExpMatchOperator regex -> SqlPatterns.matchAll(regex);
            case Between between -> !between.isNot() && spansItself(between);
            case InExpression in -> !in.isNot() && containsItself(in);
            case IsNullExpression isNull -> isNull.isNot() && SqlKeys.neverNull(isNull.getLeftExpression());
            case CaseExpression choice -> saysNothing(choice);
            case Function function -> SqlKeys.fallsBackOnTrue(function);
            default -> false;
        };
    }

    /** What its negation would make always true. */
    boolean isNeverTrue(Expression condition) {
        return switch (condition) {
            case ComparisonOperator compare -> IRREFLEXIVE.contains(compare.getStringExpression()) && itself(compare);
            case IsNullExpression isNull -> !isNull.isNot() && SqlKeys.neverNull(isNull.getLeftExpression());
            case LikeExpression like -> like.isNot() && SqlPatterns.matchAll(like);
            case IsDistinctExpression distinct -> !distinct.isNot() && same(distinct);
            case InExpression in -> in.isNot() && containsItself(in);
            case Between between -> between.isNot() && spansItself(between);
            default -> false;
        };
    }

    /** The branches of nested ORs, without parentheses around them. */
    static List<Expression> branches(Expression or) {
        var branches = new ArrayList<Expression>();
        collect(or, branches);
        return branches;
    }

    private static void collect(Expression part, List<Expression> into) {
        switch (part) {
            case OrExpression or -> {
                collect(or.getLeftExpression(), into);
                collect(or.getRightExpression(), into);
            }
            case XorExpression xor -> {
                collect(xor.getLeftExpression(), into);
                collect(xor.getRightExpression(), into);
            }
            case ParenthesedExpressionList<?> group when group.size() == 1 -> collect(group.getFirst(), into);
            default -> into.add(part);
        }
    }

    /** Branches that leave nothing between them: {@code a = 1 OR a <> 1}, {@code a > 0 OR a <= 5}. */
    static boolean coverEverything(List<Expression> branches) {
        return SqlRanges.coverEverything(branches, false)
                || branches.stream().anyMatch(one -> branches.stream().anyMatch(other -> isOpposite(one, other)));
    }

    private static boolean isOpposite(Expression one, Expression other) {
        var first = SqlSameness.text(one);
        var second = SqlSameness.text(other);
        return second.equals("not " + first)
                || second.equals("not (" + first + ")")
                || (second.contains(" not ")
                        && second.replaceFirst(" not ", " ").equals(first))
                || (second.contains(" <> ")
                        && second.replaceFirst(" <> ", " = ").equals(first));
    }

    private boolean alwaysTrue(ComparisonOperator compare) {
        return SqlSameness.cancels(compare.getLeftExpression())
                || (REFLEXIVE.contains(compare.getStringExpression()) && itself(compare))
                || SqlKeys.neverBelow(compare)
                || (compare.getRightExpression() instanceof AnyComparisonExpression any
                        && any.getSelect() instanceof ParenthesedSelect query
                        && selectsItself(compare.getLeftExpression(), query));
    }

    private boolean itself(ComparisonOperator compare) {
        return sameness.same(compare.getLeftExpression(), compare.getRightExpression());
    }

    private boolean same(IsDistinctExpression distinct) {
        return sameness.same(distinct.getLeftExpression(), distinct.getRightExpression());
    }

    private static boolean isKeyAgainstNull(IsDistinctExpression distinct) {
        return SqlSameness.text(distinct.getRightExpression()).equals("null")
                && SqlKeys.neverNull(distinct.getLeftExpression());
    }

    private boolean spansItself(Between between) {
        return (sameness.same(between.getLeftExpression(), between.getBetweenExpressionStart())
                        && sameness.same(between.getLeftExpression(), between.getBetweenExpressionEnd()))
                || SqlKeys.wholeRange(between);
    }

    private boolean containsItself(InExpression in) {
        return switch (in.getRightExpression()) {
            case ParenthesedExpressionList<?> list ->
                list.stream().anyMatch(item -> sameness.same(in.getLeftExpression(), item));
            case ParenthesedSelect query -> selectsItself(in.getLeftExpression(), query);
            default -> false;
        };
    }

    /** {@code id IN (SELECT id FROM the same table)}, with nothing that leaves a row out. */
    private boolean selectsItself(Expression value, ParenthesedSelect query) {
        return query.getSelect() instanceof PlainSelect plain
                && (plain.getWhere() == null || !mentionsColumn(plain.getWhere()))
                && plain.getHaving() == null
                && plain.getLimit() == null
                && plain.getJoins() == null
                && judge.isTarget(plain.getFromItem())
                && plain.getSelectItems().size() == 1
                && judge.within(plain.getFromItem())
                        .sameness()
                        .same(value, plain.getSelectItem(0).getExpression());
    }

    private static boolean mentionsColumn(Object node) {
        return node instanceof Column || SqlNodes.children(node).stream().anyMatch(SqlTautology::mentionsColumn);
    }

    /** All results alike, or a branch that needs nothing of the row. */
    private boolean saysNothing(CaseExpression choice) {
        var constant = choice.getSwitchExpression() == null
                && choice.getWhenClauses().stream()
                        .map(WhenClause::getWhenExpression)
                        .anyMatch(when -> !mentionsColumn(when));
        var results = choice.getWhenClauses().stream()
                .map(when -> SqlSameness.text(when.getThenExpression()).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        var otherwise = choice.getElseExpression();
        return constant || (otherwise != null && results.equals(List.of(SqlSameness.text(otherwise))));
    }
}
