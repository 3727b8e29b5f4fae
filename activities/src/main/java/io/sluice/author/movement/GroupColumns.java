package io.sluice.author.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The columns of a query's answer that no two of its rows have the same values in: those it is grouped by, all where it tells rows apart. */
final class GroupColumns {

    private GroupColumns() {}

    /** Empty where there are none, or where a group goes by what is not shown. */
    static Optional<List<String>> of(String sql) {
        try {
            return CCJSqlParserUtil.parse(sql) instanceof PlainSelect query ? of(query) : Optional.empty();
        } catch (JSQLParserException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> of(PlainSelect query) {
        if (query.getDistinct() != null && query.getDistinct().getOnSelectItems() == null) {
            return all(query);
        }
        var groups = query.getGroupBy() == null
                ? List.<Expression>of()
                : List.<Expression>copyOf(query.getGroupBy().getGroupByExpressionList());
        var names = new ArrayList<String>();
        for (var group : groups) {
            var shown = query.getSelectItems().stream()
                    .filter(item -> item.getExpression().toString().equals(group.toString()))
                    .map(GroupColumns::name)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            names.add(shown.get());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
    }

    private static Optional<List<String>> all(PlainSelect query) {
        var names = query.getSelectItems().stream().map(GroupColumns::name).toList();
        return names.stream().allMatch(Optional::isPresent)
                ? Optional.of(names.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    private static Optional<String> name(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return Optional.of(bare(item.getAlias().getName()));
        }
        return item.getExpression() instanceof Column column
                ? Optional.of(bare(column.getColumnName()))
                : Optional.empty();
    }

    private static String bare(String name) {
        return name.replaceAll("^[\"`]|[\"`]$", "");
    }
}
