package io.sluice.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;

/**
 * Visits every node of a statement: refuses what is not on the lists, and collects the tables it refers to. Names of
 * common table expressions count only where the server would see them.
 */
final class SqlWalk {
    /** A table that the statement really refers to. */
    record Reference(Table node, TableRef name) {}

    private final SqlDialect dialect;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Reference> references = new ArrayList<>();
    private final List<Table> qualifiers = new ArrayList<>();

    SqlWalk(SqlDialect dialect) {
        this.dialect = dialect;
    }

    List<Reference> references() {
        return references;
    }

    /** The tables that columns name, {@code o} in {@code o.id}: they point at references, they are none. */
    List<Table> qualifiers() {
        return qualifiers;
    }

    /** Says that this table is a target, or a mere alias of one: not a reference to be collected. */
    SqlWalk skipping(Object node) {
        seen.add(node);
        return this;
    }

    SqlWalk over(Object statement) {
        visit(statement, Set.of());
        return this;
    }

    private void visit(Object node, Set<String> expressions) {
        if (!seen.add(node)) {
            return;
        }
        if (!SqlNodes.isAllowed(node)) {
            throw SqlSelects.notAllowed(node);
        }
        switch (node) {
            case Table table -> reference(table, expressions);
            case Column column -> qualifier(column.getTable());
            case AllTableColumns all -> qualifier(all.getTable());
            case TableFunction inFrom -> {}
            case Function function -> SqlFunctions.check(dialect, function.getMultipartName());
            case AnalyticExpression window -> SqlFunctions.check(dialect, List.of(window.getName()));
            case ColDataType type -> SqlTypes.check(dialect, type);
            case PlainSelect select -> SqlSelects.check(select);
            case StringValue literal -> literal(literal);
            default -> SqlOperators.check(dialect, node);
        }
        descend(node, expressions);
    }

    private void descend(Object node, Set<String> outer) {
        var items = withItems(node);
        var visible = new HashSet<>(outer);
        var recursive = items.stream().anyMatch(WithItem::isRecursive);
        if (recursive) {
            items.forEach(item -> visible.add(nameOf(item)));
        }
        for (var item : items) {
            visit(item, Set.copyOf(visible));
            visible.add(nameOf(item));
        }
        for (var child : SqlNodes.children(node)) {
            visit(child, visible);
        }
    }

    private String nameOf(WithItem<?> item) {
        return TableRef.folded(item.getAlias().getName().strip(), dialect);
    }

    private static List<WithItem<?>> withItems(Object node) {
        var items =
                switch (node) {
                    case Select select -> select.getWithItemsList();
                    case Insert insert -> insert.getWithItemsList();
                    case Update update -> update.getWithItemsList();
                    case Delete delete -> delete.getWithItemsList();
                    default -> null;
                };
        return items == null ? List.of() : items;
    }

    private void reference(Table table, Set<String> expressions) {
        var parts = parts(table);
        var name = TableRef.of(parts, dialect);
        if (SqlNodes.set(table)
                .anyMatch(Set.of("timeTravelStr", "timeTravelStrAfterAlias", "tableVariable")::contains)) {
            throw new Refusal(
                    Rule.NOT_UNDERSTOOD, table.toString(), "Name the table plainly, without a point in time.");
        }
        var noTable = dialect == SqlDialect.MYSQL
                && name.schema() == null
                && name.name().equalsIgnoreCase("dual");
        if (!noTable && (name.schema() != null || !expressions.contains(name.name()))) {
            references.add(new Reference(table, name));
        }
    }

    static List<String> parts(Table table) {
        var parts = new ArrayList<>(table.getNameParts());
        Collections.reverse(parts);
        if (parts.size() > 2 || parts.contains(null) || table.getName() == null) {
            throw new Refusal(Rule.TABLE, table.toString(), "Name a table as schema.table or table.");
        }
        return parts;
    }

    private void qualifier(Table table) {
        if (table != null && table.getName() != null) {
            qualifiers.add(table);
            seen.add(table);
        }
    }

    /** MySQL's own re-reading of a literal must give what the parser saw. */
    private void literal(StringValue literal) {
        if (dialect == SqlDialect.MYSQL && literal.getPrefix() != null && !"nNbBxX".contains(literal.getPrefix())) {
            throw new Refusal(Rule.SYNTAX, literal.toString(), "Write a plain '…' literal.");
        }
    }
}
