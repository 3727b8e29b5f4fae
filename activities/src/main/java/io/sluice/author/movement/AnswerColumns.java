package io.sluice.author.movement;

import io.sluice.author.planner.SnakeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

/** Gives every column of a query a name of its own, so that a table can be made of them. */
final class AnswerColumns {

    private final char quote;

    AnswerColumns(char quote) {
        this.quote = quote;
    }

    /** The same query with an alias wherever a column has no name or one that came before. */
    String named(String sql) {
        try {
            if (!(CCJSqlParserUtil.parse(sql) instanceof Select select)) {
                return sql;
            }
            var first = first(select);
            return first != null && name(first.getSelectItems()) ? select.toString() : sql;
        } catch (JSQLParserException e) {
            return sql;
        }
    }

    private static @Nullable PlainSelect first(Select select) {
        return switch (select) {
            case PlainSelect plain -> plain;
            case SetOperationList set -> first(set.getSelects().getFirst());
            case ParenthesedSelect inner -> first(inner.getSelect());
            default -> null;
        };
    }

    /** Whether anything had to be named. */
    private boolean name(List<SelectItem<?>> items) {
        var taken = new HashSet<String>();
        var renamed = new ArrayList<SelectItem<?>>();
        for (var item : items) {
            if (item.getExpression() instanceof AllColumns) {
                continue;
            }
            var own = own(item);
            var name = own == null ? SnakeNames.snake(described(item.getExpression())) : own;
            var free = name;
            for (int n = 2; !taken.add(free); n++) {
                free = name + "_" + n;
            }
            if (!free.equals(own)) {
                item.setAlias(new Alias(quote + free + quote, true));
                renamed.add(item);
            }
        }
        return !renamed.isEmpty();
    }

    private static @Nullable String own(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return bare(item.getAlias().getName());
        }
        return item.getExpression() instanceof Column column ? bare(column.getColumnName()) : null;
    }

    private static String described(Expression expression) {
        if (expression instanceof Function function) {
            var arguments = function.getParameters();
            var of = arguments == null || arguments.isEmpty() || !(arguments.getFirst() instanceof Column column)
                    ? ""
                    : "_" + bare(column.getColumnName());
            return function.getName() + of;
        }
        return "value";
    }

    private static String bare(String name) {
        return name.replaceAll("^[\"`]|[\"`]$", "");
    }
}
