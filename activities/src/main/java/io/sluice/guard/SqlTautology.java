package io.sluice.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
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

/** The usual disguises of a condition that holds for every row. */
final class SqlTautology {
    private static final Set<String> REFLEXIVE = Set.of("=", ">=", "<=", "<=>", "==");
    private static final Set<String> NEVER_NEGATIVE =
            Set.of("length", "char_length", "character_length", "octet_length", "bit_length", "abs");
    private static final Set<String> WITH_FALLBACK =
            Set.of("coalesce", "ifnull", "concat", "concat_ws", "greatest", "least");

    private static final String EVERYTHING = "\\^?\\(?(\\.\\*\\??)?\\)?\\$?";

    private SqlTautology() {}

    static boolean isAlwaysTrue(Expression condition, SqlJudge judge) {
        return switch (condition) {
            case ComparisonOperator compare -> comparesWithItself(compare) || neverNegative(compare);
            case IsDistinctExpression distinct ->
                distinct.isNot() && same(distinct.getLeftExpression(), distinct.getRightExpression());
            case LikeExpression like -> !like.isNot() && matchesAll(like.getRightExpression(), patternOf(like));
            case SimilarToExpression similar -> !similar.isNot() && matchesAll(similar.getRightExpression(), "%+");
            case RegExpMatchOperator regex -> matchesAll(regex.getRightExpression(), EVERYTHING);
            case Between between -> !between.isNot() && spansItself(between);
            case InExpression in -> !in.isNot() && containsItself(in, judge);
            case IsNullExpression isNull -> isNull.isNot() && neverNull(isNull.getLeftExpression());
            case ExistsExpression exists -> !judge.usesTarget(exists);
            case CaseExpression choice -> sameResults(choice);
            case Function function -> isFallback(function) && judge.usesTarget(function) && hasTrueConstant(function);
            default -> false;
        };
    }

    /** What its negation would make always true. */
    static boolean isNeverTrue(Expression condition, SqlJudge judge) {
        return switch (condition) {
            case ComparisonOperator compare ->
                Set.of("<>", "!=", ">", "<").contains(compare.getStringExpression()) && itself(compare);
            case IsNullExpression isNull -> !isNull.isNot() && neverNull(isNull.getLeftExpression());
            case LikeExpression like -> like.isNot() && matchesAll(like.getRightExpression(), patternOf(like));
            case IsDistinctExpression distinct ->
                !distinct.isNot() && same(distinct.getLeftExpression(), distinct.getRightExpression());
            case InExpression in -> in.isNot() && containsItself(in, judge);
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

    /** Two branches that leave nothing between them: {@code a = 1 OR a <> 1}, {@code a > 0 OR a <= 5}. */
    static boolean coverEverything(List<Expression> branches, SqlJudge judge) {
        for (var one : branches) {
            for (var other : branches) {
                if (one != other && (isOpposite(one, other) || SqlRanges.cover(one, other))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOpposite(Expression one, Expression other) {
        var first = text(one);
        var second = text(other);
        return second.equals("not " + first)
                || second.equals("not (" + first + ")")
                || (second.contains(" not ")
                        && second.replaceFirst(" not ", " ").equals(first));
    }

    private static boolean comparesWithItself(ComparisonOperator compare) {
        return REFLEXIVE.contains(compare.getStringExpression()) && itself(compare);
    }

    private static boolean itself(ComparisonOperator compare) {
        return same(compare.getLeftExpression(), compare.getRightExpression());
    }

    private static boolean same(Expression left, Expression right) {
        return neutral(left).equals(neutral(right));
    }

    /** {@code id}, {@code t.id}, {@code (id)}, {@code id + 0} and {@code id * 1} are the same value. */
    private static String neutral(Expression value) {
        return text(value)
                .replaceAll("\\b\\w+\\.(?=[\"`a-z_])", "")
                .replaceAll("\\s*([+-])\\s*0\\b|\\s*([*/])\\s*1\\b|\\s*\\|\\|\\s*''", "")
                .replaceAll("^(0 \\+ |1 \\* )", "")
                .replaceAll("[()\\s+\"`]", "")
                .replaceAll("::\\w+$", "");
    }

    static String text(Expression value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean neverNegative(ComparisonOperator compare) {
        var bound = text(compare.getRightExpression());
        return switch (compare.getLeftExpression()) {
            case Function function
            when NEVER_NEGATIVE.contains(function.getName().toLowerCase(Locale.ROOT)) ->
                aboveAll(compare.getStringExpression(), bound, "0|-\\s*\\d+", "-\\s*\\d+");
            case Column key
            when isKey(key) -> aboveAll(compare.getStringExpression(), bound, "[01]|-\\s*\\d+", "0|-\\s*\\d+");
            default -> false;
        };
    }

    private static boolean aboveAll(String operator, String bound, String from, String beyond) {
        return switch (operator) {
            case ">=" -> bound.matches(from);
            case ">", "<>", "!=" -> bound.matches(beyond);
            default -> false;
        };
    }

    private static boolean matchesAll(Expression pattern, String all) {
        return pattern instanceof StringValue literal && literal.getValue().matches(all);
    }

    private static String patternOf(LikeExpression like) {
        return like.getLikeKeyWord().name().contains("LIKE") ? "%+" : EVERYTHING;
    }

    private static boolean spansItself(Between between) {
        return same(between.getLeftExpression(), between.getBetweenExpressionStart())
                && same(between.getLeftExpression(), between.getBetweenExpressionEnd());
    }

    private static boolean containsItself(InExpression in, SqlJudge judge) {
        return switch (in.getRightExpression()) {
            case ParenthesedExpressionList<?> list ->
                list.stream().anyMatch(item -> same(in.getLeftExpression(), item));
            case ParenthesedSelect query
            when query.getSelect() instanceof PlainSelect plain ->
                plain.getWhere() == null
                        && plain.getHaving() == null
                        && plain.getLimit() == null
                        && plain.getJoins() == null
                        && judge.isTarget(plain.getFromItem())
                        && plain.getSelectItems().size() == 1
                        && same(in.getLeftExpression(), plain.getSelectItem(0).getExpression());
            default -> false;
        };
    }

    /** A column called id is a key, numbered from 1; what has a constant to fall back on is never NULL either. */
    private static boolean neverNull(Expression value) {
        return switch (value) {
            case Column column -> isKey(column);
            case Function function -> isFallback(function) && hasConstant(function);
            case ParenthesedExpressionList<?> group when group.size() == 1 -> neverNull(group.getFirst());
            default -> false;
        };
    }

    private static boolean isKey(Column column) {
        return TableRef.folded(column.getColumnName(), SqlDialect.POSTGRES).equalsIgnoreCase("id");
    }

    private static boolean isFallback(Function function) {
        return WITH_FALLBACK.contains(function.getName().toLowerCase(Locale.ROOT));
    }

    private static boolean hasConstant(Function function) {
        return function.getParameters() != null
                && function.getParameters().stream().anyMatch(SqlTautology::isConstant);
    }

    private static boolean hasTrueConstant(Function function) {
        return hasConstant(function)
                && function.getParameters().stream()
                        .anyMatch(item -> text((Expression) item).matches("true|1"))
                && function.getParameters().stream().allMatch(item -> isConstant(item) || !(item instanceof Column));
    }

    private static boolean isConstant(Object value) {
        return text((Expression) value).matches("-?\\d.*|'.*'|true|false");
    }

    private static boolean sameResults(CaseExpression choice) {
        return choice.getElseExpression() != null
                && choice.getWhenClauses().stream()
                        .map(WhenClause::getThenExpression)
                        .allMatch(result -> text(result).equals(text(choice.getElseExpression())));
    }
}
