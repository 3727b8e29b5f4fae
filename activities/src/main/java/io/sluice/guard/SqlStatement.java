package io.sluice.guard;

import static java.util.stream.Collectors.toCollection;

import io.sluice.guard.SafeStatement.Kind;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Checks one statement: its kind, its nodes, its tables, its condition. */
final class SqlStatement {
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("pg_catalog", "information_schema", "pg_toast", "mysql", "performance_schema", "sys", "sluice");

    private static final Set<String> VERBS =
            Set.of("select", "with", "values", "table", "(", "insert", "update", "delete", "create");

    private SqlStatement() {}

    static SafeStatement checked(SqlDialect dialect, SqlLexer.Piece piece, Scope scope) {
        checkVerb(piece.tokens().getFirst());
        var tree = SqlParser.parse(dialect, piece);
        var kind = kind(tree, piece);
        if (scope.readOnly() && kind != Kind.READ) {
            throw new Refusal(Rule.READ_ONLY, kind.name(), "A question only reads; ask for a change instead.");
        }
        var targets = SqlTargets.of(tree, dialect);
        var walk = new SqlWalk(dialect);
        targets.aliases().forEach(walk::skipping);
        walk.over(tree);
        checkTables(walk, targets, kind, dialect, scope);
        if (kind == Kind.UPDATE || kind == Kind.DELETE) {
            SqlCondition.check(tree, targets, dialect, scope);
        }
        var written = names(targets.tables().stream().map(SqlWalk.Reference::name));
        var read = names(walk.references().stream()
                .filter(each -> !targets.isTarget(each.node()))
                .map(SqlWalk.Reference::name));
        return new SafeStatement(dialect, kind, tree.toString(), read, written);
    }

    private static void checkVerb(SqlToken first) {
        if (!VERBS.contains(first.text().toLowerCase(Locale.ROOT))) {
            throw notAllowed(first.text().toUpperCase(Locale.ROOT));
        }
    }

    private static Kind kind(Statement tree, SqlLexer.Piece piece) {
        return switch (tree) {
            case Select read -> Kind.READ;
            case Insert insert -> SqlClauses.check(insert);
            case Update update -> SqlClauses.check(update);
            case Delete delete -> SqlClauses.check(delete);
            case CreateTable create -> SqlClauses.check(create);
            default -> throw notAllowed(piece.tokens().getFirst().text().toUpperCase(Locale.ROOT));
        };
    }

    private static Refusal notAllowed(String verb) {
        return new Refusal(
                Rule.STATEMENT,
                verb,
                verb + " may not run; use SELECT, INSERT, UPDATE, DELETE with a WHERE, or CREATE TABLE.");
    }

    private static void checkTables(SqlWalk walk, SqlTargets targets, Kind kind, SqlDialect dialect, Scope scope) {
        for (var target : targets.tables()) {
            var may = kind == Kind.CREATE_TABLE ? scope.mayCreate(target.name()) : scope.mayWrite(target.name());
            checkTable(target.name(), dialect, may, kind == Kind.CREATE_TABLE ? "created" : "written");
        }
        for (var reference : walk.references()) {
            if (!targets.isTarget(reference.node())) {
                checkTable(reference.name(), dialect, scope.mayRead(reference.name()), "read");
            }
        }
    }

    static void checkTable(TableRef table, SqlDialect dialect, boolean allowed, String verb) {
        if (isSystem(table, dialect)) {
            throw new Refusal(
                    Rule.SYSTEM_TABLE,
                    table.toString(),
                    "System tables are not for requests; use the tables of the connection.");
        }
        if (!allowed) {
            throw new Refusal(
                    Rule.TABLE,
                    table.toString(),
                    "The table " + table + " may not be " + verb + " by this request; use the tables that it names.");
        }
    }

    private static boolean isSystem(TableRef table, SqlDialect dialect) {
        var name = table.name().toLowerCase(Locale.ROOT);
        var schema = table.schema() == null ? "" : table.schema().toLowerCase(Locale.ROOT);
        return SYSTEM_SCHEMAS.contains(schema)
                || schema.startsWith("pg_")
                || schema.startsWith("sluice_")
                || name.startsWith("sluice_")
                || (dialect == SqlDialect.POSTGRES && name.startsWith("pg_"))
                || (dialect == SqlDialect.SQLITE && name.startsWith("sqlite_"));
    }

    private static Set<TableRef> names(Stream<TableRef> tables) {
        return tables.collect(toCollection(LinkedHashSet::new));
    }
}
