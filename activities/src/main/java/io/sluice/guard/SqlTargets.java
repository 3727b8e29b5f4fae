package io.sluice.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.update.Update;

/**
 * The tables that a statement writes.
 *
 * @param aliases names that stand for a target without being a table, {@code a} in MySQL's {@code DELETE a FROM orders a}
 */
record SqlTargets(List<SqlWalk.Reference> tables, List<Table> aliases) {

    static SqlTargets of(Statement tree, SqlDialect dialect) {
        return switch (tree) {
            case Insert insert -> only(insert.getTable(), dialect);
            case CreateTable create -> only(create.getTable(), dialect);
            case Update update -> of(update, dialect);
            case Delete delete -> of(delete, dialect);
            default -> new SqlTargets(List.of(), List.of());
        };
    }

    boolean isTarget(Table node) {
        return tables.stream().anyMatch(each -> each.node() == node);
    }

    /** The first table: the only one but for MySQL's updates and deletes over several. */
    SqlWalk.Reference main() {
        return tables.getFirst();
    }

    private static SqlTargets only(Table table, SqlDialect dialect) {
        return new SqlTargets(List.of(reference(table, dialect)), List.of());
    }

    private static SqlWalk.Reference reference(Table table, SqlDialect dialect) {
        return new SqlWalk.Reference(table, TableRef.of(SqlWalk.parts(table), dialect));
    }

    private static SqlTargets of(Update update, SqlDialect dialect) {
        var start = joined(update.getStartJoins());
        if (start.isEmpty()) {
            return only(update.getTable(), dialect);
        }
        var candidates = new ArrayList<>(List.of(update.getTable()));
        candidates.addAll(start);
        var columns =
                update.getUpdateSets().stream().map(set -> set.getColumns()).flatMap(ExpressionList::stream);
        return new SqlTargets(chosen(candidates, columns.map(Column.class::cast).toList(), dialect), List.of());
    }

    /** A column without a table could be anybody's: then every joined table counts as written. */
    private static List<SqlWalk.Reference> chosen(List<Table> candidates, List<Column> columns, SqlDialect dialect) {
        var sure = columns.stream().allMatch(column -> named(candidates, column.getTable(), dialect) != null);
        return candidates.stream()
                .filter(table -> !sure
                        || columns.stream().anyMatch(column -> named(candidates, column.getTable(), dialect) == table))
                .map(table -> reference(table, dialect))
                .toList();
    }

    private static SqlTargets of(Delete delete, SqlDialect dialect) {
        var listed = delete.getTables() == null ? List.<Table>of() : delete.getTables();
        if (listed.isEmpty()) {
            return only(delete.getTable(), dialect);
        }
        var candidates = new ArrayList<>(List.of(delete.getTable()));
        candidates.addAll(joined(delete.getJoins()));
        var targets = new ArrayList<SqlWalk.Reference>();
        for (var alias : listed) {
            var table = named(candidates, alias, dialect);
            if (table == null) {
                throw new Refusal(
                        Rule.TARGET, alias.toString(), "DELETE names " + alias + ", which is not in its FROM.");
            }
            targets.add(reference(table, dialect));
        }
        return new SqlTargets(targets, listed);
    }

    private static List<Table> joined(List<Join> joins) {
        var items = joins == null ? Stream.<FromItem>empty() : joins.stream().map(Join::getFromItem);
        return items.filter(Table.class::isInstance).map(Table.class::cast).toList();
    }

    private static Table named(List<Table> candidates, Table name, SqlDialect dialect) {
        return name == null || name.getName() == null
                ? null
                : candidates.stream()
                        .filter(table -> isCalled(table, name, dialect))
                        .findFirst()
                        .orElse(null);
    }

    static boolean isCalled(Table table, Table name, SqlDialect dialect) {
        var called = TableRef.of(SqlWalk.parts(name), dialect);
        if (table.getAlias() != null) {
            return called.schema() == null
                    && called.name().equals(TableRef.folded(table.getAlias().getName(), dialect));
        }
        var own = TableRef.of(SqlWalk.parts(table), dialect);
        return called.name().equals(own.name())
                && (called.schema() == null || called.schema().equals(own.schema()));
    }
}
