package io.sluice.guard;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table as a SQL text names it: quotes removed, unquoted PostgreSQL names in lower case. */
public record TableRef(@Nullable String schema, String name) {

    public static TableRef of(String qualified) {
        var dot = qualified.lastIndexOf('.');
        return dot < 0
                ? new TableRef(null, qualified)
                : new TableRef(qualified.substring(0, dot), qualified.substring(dot + 1));
    }

    static TableRef of(List<String> parts, SqlDialect dialect) {
        var name = folded(parts.getLast(), dialect);
        return new TableRef(parts.size() > 1 ? folded(parts.get(parts.size() - 2), dialect) : null, name);
    }

    public static String folded(String identifier, SqlDialect dialect) {
        var quote = identifier.isEmpty() ? ' ' : identifier.charAt(0);
        if (identifier.length() > 1 && (quote == '"' || quote == '`')) {
            var twice = String.valueOf(quote).repeat(2);
            return identifier.substring(1, identifier.length() - 1).replace(twice, String.valueOf(quote));
        }
        return dialect == SqlDialect.POSTGRES ? identifier.toLowerCase(Locale.ROOT) : identifier;
    }

    /** One part of the name as SQL text. */
    static String quoted(String part, SqlDialect dialect) {
        var quote = dialect == SqlDialect.MYSQL ? "`" : "\"";
        return quote + part.replace(quote, quote + quote) + quote;
    }

    /** The same table with the schema spelt out. */
    TableRef in(@Nullable String defaultSchema) {
        return schema == null && defaultSchema != null ? new TableRef(defaultSchema, name) : this;
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
