package io.sluice.guard;

import io.sluice.guard.SafeStatement.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.TableOption;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.update.Update;

/** The clauses that a writing statement may have; any other that is set refuses it. */
final class SqlClauses {
    private static final Set<String> INSERT = Set.of(
            "table",
            "columns",
            "select",
            "onlyDefaultValues",
            "overridingMode",
            "duplicateUpdateSets",
            "returningClause",
            "setUpdateSets",
            "withItemsList",
            "conflictTarget",
            "conflictAction",
            "duplicateAction",
            "rowAlias");
    private static final Set<String> UPDATE = Set.of(
            "withItemsList", "table", "where", "updateSets", "fromItem", "joins", "startJoins", "returningClause");
    private static final Set<String> DELETE = Set.of(
            "withItemsList", "table", "tables", "usingFromItemList", "joins", "where", "hasFrom", "returningClause");
    private static final Set<String> CREATE = Set.of(
            "table",
            "columnDefinitions",
            "columns",
            "indexes",
            "tableElements",
            "select",
            "selectParenthesis",
            "ifNotExists",
            "tableOptions");

    private SqlClauses() {}

    static Kind check(Insert insert) {
        only(insert, INSERT);
        var updates = insert.getConflictAction() != null || insert.getDuplicateAction() != null;
        return updates ? Kind.UPSERT : Kind.INSERT;
    }

    static Kind check(Update update) {
        only(update, UPDATE);
        return Kind.UPDATE;
    }

    static Kind check(Delete delete) {
        only(delete, DELETE);
        return Kind.DELETE;
    }

    static Kind check(CreateTable create) {
        only(create, CREATE);
        Stream.ofNullable(create.getTableOptions()).flatMap(List::stream).forEach(SqlClauses::check);
        Stream.ofNullable(create.getColumnDefinitions()).flatMap(List::stream).forEach(SqlColumns::check);
        return Kind.CREATE_TABLE;
    }

    private static void check(TableOption option) {
        var value = option.getValue() == null ? "" : option.getValue();
        var allowed =
                switch (option.getKind().name()) {
                    case "ENGINE" -> value.equalsIgnoreCase("InnoDB");
                    case "CHARACTER_SET", "COLLATE" -> value.matches("\\w+");
                    default -> false;
                };
        if (!allowed) {
            throw new Refusal(
                    Rule.TABLE_OPTION,
                    option.toString(),
                    "Only the engine InnoDB and a character set may be chosen for a table; leave the rest out.");
        }
    }

    private static void only(Object statement, Set<String> allowed) {
        SqlNodes.set(statement)
                .filter(field -> !allowed.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw refused(field);
                });
    }

    private static Refusal refused(String field) {
        return switch (field) {
            case "modifierIgnore" ->
                new Refusal(Rule.IGNORE, "IGNORE", "IGNORE hides errors and cuts values; use ON DUPLICATE KEY UPDATE.");
            case "limit", "orderByElements" ->
                new Refusal(
                        Rule.NOT_UNDERSTOOD, "LIMIT", "Which rows a LIMIT takes is not certain; say it in the WHERE.");
            case "orReplace" ->
                new Refusal(
                        Rule.STATEMENT, "OR REPLACE", "CREATE OR REPLACE drops a table; ask for a load that replaces.");
            case "createOptionsStrings", "unlogged" ->
                new Refusal(
                        Rule.TABLE_OPTION, field, "Create a plain table; temporary and unlogged ones are not kept.");
            default ->
                new Refusal(Rule.NOT_UNDERSTOOD, field, "The clause " + field + " is not allowed here; leave it out.");
        };
    }
}
