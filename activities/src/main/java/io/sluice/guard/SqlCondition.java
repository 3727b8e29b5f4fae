package io.sluice.guard;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.update.Update;

/** UPDATE and DELETE must say which rows they mean: by a column of the target, in a condition that can be false. */
final class SqlCondition {
    private SqlCondition() {}

    static void check(Statement tree, SqlTargets targets, SqlDialect dialect, Scope scope) {
        if (targets.tables().stream().allMatch(each -> scope.isOutput(each.name()))) {
            return;
        }
        var conditions = conditions(tree);
        var table = targets.main().name().toString();
        if (conditions.isEmpty()) {
            throw new Refusal(
                    Rule.WHERE_MISSING,
                    table,
                    "This would change every row of " + table + "; add a WHERE that says which rows are meant.");
        }
        var judge = SqlJudge.of(targets, dialect, sources(tree));
        if (conditions.stream().noneMatch(judge::restricts)) {
            throw new Refusal(
                    Rule.WHERE_ALWAYS_TRUE,
                    String.valueOf(conditions.getFirst()),
                    "The WHERE holds for every row, or uses no column of " + table
                            + "; name the rows by a column's value.");
        }
    }

    private static List<Expression> conditions(Statement tree) {
        return switch (tree) {
            case Update update ->
                Stream.concat(Stream.ofNullable(update.getWhere()), innerJoins(update))
                        .toList();
            case Delete delete -> Stream.ofNullable(delete.getWhere()).toList();
            default -> List.of();
        };
    }

    /** MySQL's {@code UPDATE a JOIN b ON …} changes only the rows that join. */
    private static Stream<Expression> innerJoins(Update update) {
        return Stream.ofNullable(update.getStartJoins())
                .flatMap(List::stream)
                .filter(join -> !join.isLeft() && !join.isRight() && !join.isFull() && !join.isOuter())
                .map(Join::getOnExpressions)
                .flatMap(Collection::stream);
    }

    /** Everything that is read beside the target. */
    private static Stream<FromItem> sources(Statement tree) {
        return switch (tree) {
            case Update update ->
                Stream.of(
                                Stream.ofNullable(update.getFromItem()),
                                items(update.getJoins()),
                                items(update.getStartJoins()))
                        .flatMap(each -> each);
            case Delete delete ->
                Stream.of(
                                Stream.ofNullable(delete.getUsingFromItemList()).flatMap(List::stream),
                                items(delete.getJoins()))
                        .flatMap(each -> each);
            default -> Stream.of();
        };
    }

    private static Stream<FromItem> items(List<Join> joins) {
        return Stream.ofNullable(joins).flatMap(List::stream).map(Join::getFromItem);
    }
}
