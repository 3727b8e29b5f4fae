package io.sluice.guard;

import java.util.Map;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;

/** Puts the tables that hold the steps' outputs in the place of the outputs' names, in the tree, not in the text. */
final class SqlRewrite {
    private SqlRewrite() {}

    static String of(SafeStatement statement, Map<String, TableRef> outputs) {
        var dialect = statement.dialect();
        var tree = SqlParser.reparse(dialect, statement.sql());
        var targets = SqlTargets.of(tree, dialect);
        var walk = new SqlWalk(dialect);
        targets.aliases().forEach(walk::skipping);
        walk.over(tree);
        for (var qualifier : walk.qualifiers()) {
            if (keepsNoAlias(tree, dialect)) {
                replaceQualifier(qualifier, targets, outputs, dialect);
            }
        }
        for (var reference : walk.references()) {
            var table = outputs.get(reference.name().name());
            if (table != null && reference.name().schema() == null) {
                if (!(targets.isTarget(reference.node()) && keepsNoAlias(tree, dialect))) {
                    keepNameAsAlias(reference.node());
                }
                rename(reference.node(), table, dialect);
            }
        }
        return tree.toString();
    }

    /** MySQL knows no alias for the target of an INSERT or DELETE, CREATE TABLE nowhere. */
    private static boolean keepsNoAlias(Statement tree, SqlDialect dialect) {
        return tree instanceof CreateTable
                || (dialect != SqlDialect.POSTGRES && (tree instanceof Insert || tree instanceof Delete));
    }

    private static void replaceQualifier(
            Table qualifier, SqlTargets targets, Map<String, TableRef> outputs, SqlDialect dialect) {
        var name = TableRef.of(SqlWalk.parts(qualifier), dialect);
        var target = targets.main();
        if (target.node().getAlias() == null && name.equals(target.name()) && outputs.containsKey(name.name())) {
            rename(qualifier, outputs.get(name.name()), dialect);
        }
    }

    /** The old name stays as the alias, so that columns which name it still find it. */
    private static void keepNameAsAlias(Table table) {
        if (table.getAlias() == null) {
            table.setAlias(new Alias(table.getName(), true));
        }
    }

    private static void rename(Table node, TableRef table, SqlDialect dialect) {
        node.setName(TableRef.quoted(table.name(), dialect));
        if (table.schema() != null) {
            node.setSchemaName(TableRef.quoted(table.schema(), dialect));
        }
    }
}
