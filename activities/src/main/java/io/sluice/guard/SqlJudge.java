package io.sluice.guard;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Whether a condition can leave a row out. Not decidable in general (the row budget is the last word), so it knows the
 * usual disguises of "always true" and says no where it does not understand.
 */
final class SqlJudge {
    private final SqlTargets targets;
    private final SqlDialect dialect;

    SqlJudge(SqlTargets targets, SqlDialect dialect) {
        this.targets = targets;
        this.dialect = dialect;
    }

    boolean restricts(Expression condition) {
        return switch (condition) {
            case AndExpression and -> restricts(and.getLeftExpression()) || restricts(and.getRightExpression());
            case OrExpression or -> eitherSide(or);
            case XorExpression xor -> eitherSide(xor);
            case ParenthesedExpressionList<?> group when group.size() == 1 -> restricts(group.getFirst());
            case NotExpression not -> negated(not.getExpression());
            default -> usesTarget(condition) && understood(condition) && !SqlTautology.isAlwaysTrue(condition, this);
        };
    }

    private boolean eitherSide(BinaryExpression or) {
        var branches = SqlTautology.branches(or);
        return branches.stream().allMatch(this::restricts) && !SqlTautology.coverEverything(branches, this);
    }

    private boolean negated(Expression inner) {
        return switch (inner) {
            case ParenthesedExpressionList<?> group when group.size() == 1 -> negated(group.getFirst());
            case NotExpression twice -> restricts(twice.getExpression());
            case OrExpression or -> negated(or.getLeftExpression()) || negated(or.getRightExpression());
            case AndExpression and -> negated(and.getLeftExpression()) && negated(and.getRightExpression());
            case ExistsExpression exists -> usesTarget(exists);
            default -> usesTarget(inner) && understood(inner) && !SqlTautology.isNeverTrue(inner, this);
        };
    }

    /** A condition may hide in what the parser takes for an operand; then its parentheses are asked for. */
    private static boolean understood(Expression condition) {
        return SqlNodes.children(condition).stream().noneMatch(SqlJudge::hides);
    }

    private static boolean hides(Object operand) {
        return switch (operand) {
            case AndExpression and -> true;
            case OrExpression or -> true;
            case XorExpression xor -> true;
            case NotExpression not -> true;
            case JsonExpression json -> SqlOperators.hidesCondition(json);
            case Select query -> false;
            case ParenthesedExpressionList<?> group -> false;
            case Function function -> false;
            case CaseExpression choice -> false;
            default -> SqlNodes.children(operand).stream().anyMatch(SqlJudge::hides);
        };
    }

    /** A column outside subqueries counts as the target's, inside one only when it says so. */
    boolean usesTarget(Object node) {
        return usesTarget(node, false);
    }

    private boolean usesTarget(Object node, boolean inside) {
        if (node instanceof Column column) {
            return isColumn(column) && (isTargets(column) || (!inside && isBare(column)));
        }
        var deeper = inside || node instanceof Select;
        return SqlNodes.children(node).stream().anyMatch(child -> usesTarget(child, deeper));
    }

    private static boolean isBare(Column column) {
        return column.getTable() == null || column.getTable().getName() == null;
    }

    private static boolean isColumn(Column column) {
        return !Set.of("true", "false", "null", "default", "current_user", "user", "session_user")
                .contains(column.getColumnName().toLowerCase(Locale.ROOT));
    }

    boolean isTargets(Column column) {
        return !isBare(column)
                && targets.tables().stream()
                        .anyMatch(each -> SqlTargets.isCalled(each.node(), column.getTable(), dialect));
    }

    /** Whether this is the target itself, read once more. */
    boolean isTarget(Object fromItem) {
        return fromItem instanceof Table table
                && targets.tables().stream()
                        .anyMatch(each -> each.name().equals(TableRef.of(SqlWalk.parts(table), dialect)));
    }
}
