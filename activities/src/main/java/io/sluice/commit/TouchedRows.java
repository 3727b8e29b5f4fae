package io.sluice.commit;

import io.sluice.guard.SqlDialect;
import io.sluice.guard.TableRef;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Which rows a guarded UPDATE or DELETE touches: its own FROM and WHERE, and the name that its table goes by in them. */
record TouchedRows(String alias, String clause) {

    /** Empty where the statement is of another kind or too intricate: then the whole table counts as touched. */
    static Optional<TouchedRows> of(SqlDialect dialect, String sql) {
        try {
            return switch (CCJSqlParserUtil.parse(sql)) {
                case Update update
                when plain(update) ->
                    of(dialect, update.getTable(), from(update), update.getJoins(), update.getWhere());
                case Delete delete
                when plain(delete) ->
                    of(dialect, delete.getTable(), using(delete), delete.getJoins(), delete.getWhere());
                default -> Optional.empty();
            };
        } catch (JSQLParserException e) {
            return Optional.empty();
        }
    }

    private static boolean plain(Update update) {
        return none(update.getWithItemsList()) && none(update.getStartJoins()) && update.getWhere() != null;
    }

    private static boolean plain(Delete delete) {
        return none(delete.getWithItemsList()) && none(delete.getTables()) && delete.getWhere() != null;
    }

    private static Optional<TouchedRows> of(
            SqlDialect dialect, Table table, List<FromItem> others, @Nullable List<Join> joins, Object where) {
        var clause = new StringBuilder("FROM ").append(table);
        others.forEach(other -> clause.append(", ").append(other));
        if (joins != null) {
            joins.forEach(join -> clause.append(join.isSimple() ? ", " : " ").append(join));
        }
        clause.append(" WHERE ").append(where);
        var name = table.getAlias() == null ? table.getName() : table.getAlias().getName();
        return Optional.of(new TouchedRows(TableRef.folded(name, dialect), clause.toString()));
    }

    private static List<FromItem> from(Update update) {
        return update.getFromItem() == null ? List.of() : List.of(update.getFromItem());
    }

    private static List<FromItem> using(Delete delete) {
        return delete.getUsingFromItemList() == null ? List.of() : delete.getUsingFromItemList();
    }

    private static boolean none(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }
}
