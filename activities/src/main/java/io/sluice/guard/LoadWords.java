package io.sluice.guard;

import io.sluice.guard.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a load statement, read from left to right. */
final class LoadWords {
    private final SqlDialect dialect;
    private final List<SqlToken> tokens;
    private int at;

    LoadWords(SqlDialect dialect, List<SqlToken> tokens) {
        this.dialect = dialect;
        this.tokens = tokens;
    }

    boolean done() {
        return at == tokens.size();
    }

    boolean take(String... words) {
        for (var i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    void expect(String word) {
        if (!take(word)) {
            throw refused("Here " + word + " was expected.");
        }
    }

    SqlToken next() {
        if (done()) {
            throw refused("The statement ends too early.");
        }
        return tokens.get(at++);
    }

    TableRef table() {
        var parts = new ArrayList<>(List.of(name()));
        while (take(".")) {
            parts.add(name());
        }
        if (parts.size() > 2) {
            throw refused("Name a table as schema.table or table.");
        }
        return TableRef.of(parts, dialect);
    }

    /** {@code (a, b)}, or nothing. */
    List<String> columns() {
        var columns = new ArrayList<String>();
        if (take("(")) {
            do {
                columns.add(TableRef.folded(name(), dialect));
            } while (take(","));
            expect(")");
        }
        return columns;
    }

    private String name() {
        var token = next();
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_NAME) {
            throw refused("A name was expected.");
        }
        return token.text();
    }

    /** The value of a literal: no prefix but E, the escapes \t \n \r \\ \' only. */
    String literal() {
        var token = next();
        if (token.kind() != Kind.STRING) {
            throw refused("A literal in quotes was expected.");
        }
        var text = token.text();
        var escaped = dialect == SqlDialect.MYSQL || text.startsWith("E") || text.startsWith("e");
        var body = text.replaceFirst("^[eE](?=')", "");
        if (body.charAt(0) != '\'' && body.charAt(0) != '"') {
            throw refused("A plain literal was expected.");
        }
        var quote = body.substring(0, 1);
        var value = body.substring(1, body.length() - 1).replace(quote + quote, quote);
        return escaped
                ? value.replace("\\t", "\t")
                        .replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\'", "'")
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\")
                : value;
    }

    SqlToken peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    Refusal refused(String what) {
        return new Refusal(
                Rule.LOAD,
                peek().text(),
                what + " A load is written COPY table (columns) FROM 'file' WITH (FORMAT csv, HEADER true), in MySQL"
                        + " LOAD DATA INFILE 'file' INTO TABLE table FIELDS TERMINATED BY ','.");
    }
}
