package io.sluice.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * What statements cannot do without of a table they read: the columns they may name, and comparisons that every row they make use of has
 * passed. Where that cannot be told for certain, it is everything and nothing.
 */
public final class SqlNeeds {

    private final List<SafeStatement> statements;

    public SqlNeeds(List<SafeStatement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** A column that is compared with literals of one kind: it equals one of several, or stands in an order to one. */
    public record Test(String column, String operator, List<String> literals, boolean number) {

        /** A test of one literal. */
        public String literal() {
            return literals.getFirst();
        }
    }

    /** The columns of one table that are named, in lower case; empty where it may be needed as a whole. */
    public Optional<Set<String>> columns(String table) {
        var columns = new HashSet<String>();
        for (var statement : statements) {
            var tree = SqlParser.reparse(statement.dialect(), statement.sql());
            if (!collect(tree, columns, Names.of(statement, tree, table))) {
                return Optional.empty();
            }
        }
        return Optional.of(columns);
    }

    /** How a statement calls the table that is asked about, and how it calls others. */
    private record Names(Set<String> ours, Set<String> others) {

        static Names of(SafeStatement statement, Object tree, String table) {
            var names = new Names(new HashSet<>(), new HashSet<>());
            for (var reference : new SqlWalk(statement.dialect()).over(tree).references()) {
                var asked = reference.name().schema() == null
                        && reference.name().name().equals(table);
                var among = asked ? names.ours : names.others;
                among.add(shown(reference.node()));
                among.add(reference.name().name().toLowerCase(Locale.ROOT));
            }
            return names;
        }

        boolean isTable(String name) {
            return ours.contains(name) || others.contains(name);
        }

        boolean isAnother(String name) {
            return others.contains(name) && !ours.contains(name);
        }
    }

    private static boolean collect(Object node, Set<String> names, Names tables) {
        if (node instanceof Column column) {
            var name = bare(column.getColumnName());
            var plain = column.getTable() == null || column.getTable().getName() == null;
            if (plain && tables.isTable(name)) {
                return false; // a row as one value
            }
            if (plain || !tables.isAnother(bare(column.getTable().getName()))) {
                names.add(name);
            }
        }
        if (node instanceof AllColumns || node instanceof Join join && join.isNatural()) {
            return false;
        }
        var count = node instanceof Function function && function.getName().equalsIgnoreCase("count");
        return SqlNodes.children(node).stream()
                .flatMap(child -> count ? counted(child) : Stream.of(child))
                .allMatch(child -> collect(child, names, tables));
    }

    /** The star of {@code count(*)} names no column. */
    private static Stream<?> counted(Object argument) {
        var parts = argument instanceof List<?> list ? list.stream() : Stream.of(argument);
        return parts.filter(part -> !(part instanceof AllColumns));
    }

    /** What every row of this table has passed that the only statement makes use of. */
    public List<Test> tests(String table) {
        if (statements.size() != 1 || statements.getFirst().kind() != SafeStatement.Kind.READ) {
            return List.of();
        }
        var statement = statements.getFirst();
        var tree = SqlParser.reparse(statement.dialect(), statement.sql());
        var references = new SqlWalk(statement.dialect())
                .over(tree).references().stream()
                        .filter(one ->
                                one.name().schema() == null && one.name().name().equals(table))
                        .toList();
        if (!(tree instanceof PlainSelect select) || references.size() != 1 || select.getWhere() == null) {
            return List.of();
        }
        var from = from(select);
        var name = shown(references.getFirst().node());
        var told = from.stream()
                .filter(item -> item instanceof Table other && shown(other).equals(name))
                .count();
        return told == 1 && from.contains(references.getFirst().node())
                ? new SqlTests(name, from.size() == 1).of(select.getWhere())
                : List.of();
    }

    private static List<FromItem> from(PlainSelect select) {
        var items = new ArrayList<FromItem>();
        items.add(select.getFromItem());
        if (select.getJoins() != null) {
            select.getJoins().forEach(join -> items.add(join.getFromItem()));
        }
        return items;
    }

    /** The name by which columns say that they are of a table. */
    private static String shown(Table table) {
        return bare(
                table.getAlias() == null
                        ? table.getName()
                        : table.getAlias().getName().strip());
    }

    static String bare(String name) {
        return name.replaceAll("^[\"`]|[\"`]$", "").toLowerCase(Locale.ROOT);
    }
}
