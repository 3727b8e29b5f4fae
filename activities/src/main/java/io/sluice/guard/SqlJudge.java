package io.sluice.guard;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Whether a condition can leave a row out. Not decidable in general (the row budget is the last word), so it knows the
 * usual disguises of "always true" and says no where it does not understand.
 */
final class SqlJudge {
    private static final Set<String> NO_COLUMNS =
            Set.of("true", "false", "null", "default", "current_user", "user", "session_user");

    private final SqlTargets targets;
    private final SqlDialect dialect;
    private final SqlSameness sameness;
    private final SqlTautology tautology;

    private SqlJudge(SqlTargets targets, SqlDialect dialect, Set<String> names) {
        this.targets = targets;
        this.dialect = dialect;
        sameness = new SqlSameness(names);
        tautology = new SqlTautology(this, sameness);
    }

    /** @param sources other items of the statement's FROM; the target itself among them is a self-join */
    static SqlJudge of(SqlTargets targets, SqlDialect dialect, Stream<?> sources) {
        var judge = new SqlJudge(targets, dialect, Set.of());
        var copies = sources.filter(judge::isTarget).map(Table.class::cast);
        var tables = Stream.concat(Stream.of(targets.main().node()), copies);
        return new SqlJudge(targets, dialect, tables.map(SqlJudge::calledIn).collect(Collectors.toSet()));
    }

    /** The judge inside a subquery over this item, where the target may be read once more. */
    SqlJudge within(Object fromItem) {
        if (!(fromItem instanceof Table table) || !isTarget(table)) {
            return this;
        }
        var names = new HashSet<>(sameness.names());
        names.add(calledIn(table));
        return new SqlJudge(targets, dialect, names);
    }

    SqlSameness sameness() {
        return sameness;
    }

    private static String calledIn(Table table) {
        return table.getAlias() == null
                ? table.getName()
                : table.getAlias().getName().strip();
    }

    boolean restricts(Expression condition) {
        return switch (condition) {
            case AndExpression and -> restricts(and.getLeftExpression()) || restricts(and.getRightExpression());
            case OrExpression or -> eitherSide(or);
            case XorExpression xor -> eitherSide(xor);
            case ParenthesedExpressionList<?> group when group.size() == 1 -> restricts(group.getFirst());
            case NotExpression not -> negated(not.getExpression());
            case ExistsExpression exists -> restricts(exists);
            default -> usesTarget(condition) && understood(condition) && !tautology.isAlwaysTrue(condition);
        };
    }

    private boolean eitherSide(BinaryExpression or) {
        var branches = SqlTautology.branches(or);
        return branches.stream().allMatch(this::restricts) && !SqlTautology.coverEverything(branches);
    }

    /** A subquery without a table, or over the target itself, restricts as its own WHERE does. */
    private boolean restricts(ExistsExpression exists) {
        if (exists.getRightExpression() instanceof ParenthesedSelect query
                && query.getSelect() instanceof PlainSelect plain
                && plain.getJoins() == null
                && (plain.getFromItem() == null || isTarget(plain.getFromItem()))) {
            return plain.getWhere() != null
                    && usesTarget(exists)
                    && within(plain.getFromItem()).restricts(plain.getWhere());
        }
        return usesTarget(exists);
    }

    private boolean negated(Expression inner) {
        return switch (inner) {
            case ParenthesedExpressionList<?> group when group.size() == 1 -> negated(group.getFirst());
            case NotExpression twice -> restricts(twice.getExpression());
            case OrExpression or -> negated(or.getLeftExpression()) || negated(or.getRightExpression());
            case AndExpression and ->
                negated(and.getLeftExpression())
                        && negated(and.getRightExpression())
                        && !SqlRanges.coverEverything(
                                Stream.of(and.getLeftExpression(), and.getRightExpression())
                                        .toList(),
                                true);
            case ExistsExpression exists -> usesTarget(exists) && (restricts(exists) || !isOverItself(exists));
            default -> usesTarget(inner) && understood(inner) && !tautology.isNeverTrue(inner);
        };
    }

    private boolean isOverItself(ExistsExpression exists) {
        return exists.getRightExpression() instanceof ParenthesedSelect query
                && query.getSelect() instanceof PlainSelect plain
                && (plain.getFromItem() == null || mentionsConstant(plain.getWhere()));
    }

    /** {@code NOT EXISTS (SELECT 1 WHERE … AND false)} holds for every row. */
    private static boolean mentionsConstant(Expression where) {
        return where != null && SqlSameness.text(where).matches("(?s).*\\b(false|0 = 1|1 = 0)\\b.*");
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
        return !NO_COLUMNS.contains(column.getColumnName().toLowerCase(Locale.ROOT));
    }

    private boolean isTargets(Column column) {
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
