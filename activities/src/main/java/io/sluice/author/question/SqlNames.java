package io.sluice.author.question;

import io.sluice.author.sql.Dialect;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of one statement: quoted as its dialect wants, aliases counted on, tables remembered. */
final class SqlNames {

    private final Schema schema;
    private final Dialect dialect;
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<Link> guessed = new LinkedHashSet<>();
    private int aliases;

    SqlNames(Schema schema) {
        this.schema = schema;
        this.dialect = Dialect.of(schema.database().kind());
    }

    Schema schema() {
        return schema;
    }

    Dialect dialect() {
        return dialect;
    }

    FromClause from(TableMetadata root) {
        return new FromClause(this, root);
    }

    /** The two ends of a link hold the same; a number beside a text is compared as one. */
    String same(Link link, TableMetadata at, String alias, String otherAlias) {
        if (!link.declared()) {
            guessed.add(link);
        }
        var here = new Col(at, at.column(link.columnOf(at)).orElseThrow());
        var other = link.other(at);
        var there = new Col(other, other.column(link.columnOf(other)).orElseThrow());
        return compared(alias, here, there) + " = " + compared(otherAlias, there, here);
    }

    private String compared(String alias, Col col, Col with) {
        var name = alias + "." + dialect.name(col.name());
        return col.isNumber() && with.column().type().equals(ColumnType.TEXT) ? dialect.text(name) : name;
    }

    /** The tables that were written about so far. */
    List<String> tables() {
        return List.copyOf(tables);
    }

    /** How many ways between tables were followed that only names give away. */
    int guessed() {
        return guessed.size();
    }

    String column(Col col) {
        return dialect.name(col.name());
    }

    String table(TableMetadata table) {
        tables.add(table.name().table());
        return dialect.name(table.name().schema()) + "."
                + dialect.name(table.name().table());
    }

    String alias() {
        return "t" + ++aliases;
    }
}
