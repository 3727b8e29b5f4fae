package io.sluice.guard;

import java.util.Set;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** What a query may not do besides reading, and how a refused node is explained. */
final class SqlSelects {
    private static final Set<String> DML = Set.of("Insert", "Update", "Delete", "Merge", "Upsert");
    private static final Set<String> INTO = Set.of("intoTables", "intoTempTable", "mySqlSelectIntoClause");
    private static final Set<String> LOCKS = Set.of(
            "forUpdateTables", "forMode", "forUpdate", "forClause", "forUpdateClause", "skipLocked", "noWait", "wait");

    private SqlSelects() {}

    static void check(PlainSelect select) {
        SqlNodes.set(select).forEach(field -> {
            if (INTO.contains(field)) {
                throw new Refusal(
                        Rule.SELECT_INTO,
                        "INTO",
                        "SELECT INTO writes; use CREATE TABLE … AS SELECT or INSERT … SELECT.");
            }
            if (LOCKS.contains(field)) {
                throw new Refusal(
                        Rule.LOCKING, "FOR UPDATE", "A query must not lock rows; leave FOR UPDATE and FOR SHARE out.");
            }
            if (Set.of("forXmlPath", "optimizeFor", "useWithNoLog", "isUsingFinal", "bigQuerySelectQualifier")
                    .contains(field)) {
                throw new Refusal(Rule.NOT_UNDERSTOOD, field, "This clause belongs to another database; leave it out.");
            }
        });
    }

    static Refusal notAllowed(Object node) {
        var type = node.getClass().getSimpleName();
        if (DML.contains(type.replace("Parenthesed", ""))) {
            return new Refusal(
                    Rule.WRITING_CTE, node.toString(), "A WITH query must only read; write in a step of its own.");
        }
        if (type.equals("MySqlSelectIntoClause")) {
            return new Refusal(Rule.SELECT_INTO, "INTO", "SELECT … INTO writes; export with a load step.");
        }
        if (type.startsWith("ForUpdate") || type.startsWith("ForClause")) {
            return new Refusal(
                    Rule.LOCKING, node.toString(), "A query must not lock rows; leave FOR UPDATE and FOR SHARE out.");
        }
        if (type.startsWith("Jdbc")) {
            return new Refusal(
                    Rule.PARAMETER, node.toString(), "Nothing can be bound to a parameter here; write the value.");
        }
        return new Refusal(
                Rule.NOT_UNDERSTOOD,
                node.toString(),
                "The guard does not allow " + type + " here; write it in plain standard SQL.");
    }
}
