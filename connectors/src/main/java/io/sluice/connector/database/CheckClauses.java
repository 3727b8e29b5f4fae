package io.sluice.connector.database;

import java.util.ArrayList;
import java.util.List;

/** Finds the {@code CHECK (…)} clauses in the text of a CREATE TABLE; quoted text and comments are not looked into. */
final class CheckClauses {

    private final String sql;
    private int at;

    private CheckClauses(String sql) {
        this.sql = sql;
    }

    static List<String> in(String sql) {
        return new CheckClauses(sql).find();
    }

    private List<String> find() {
        var clauses = new ArrayList<String>();
        while (at < sql.length()) {
            if (skipped()) {
                continue;
            }
            if (wordHere("check")) {
                var open = sql.indexOf('(', at);
                if (open < 0) {
                    return clauses;
                }
                at = open;
                var end = closing();
                clauses.add("CHECK " + sql.substring(open, end));
                at = end;
            } else {
                at++;
            }
        }
        return clauses;
    }

    private int closing() {
        int depth = 0;
        while (at < sql.length()) {
            if (skipped()) {
                continue;
            }
            var c = sql.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return at;
    }

    /** Steps over a string, a quoted name or a comment that begins here. */
    private boolean skipped() {
        var c = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            at = endAfter("\n");
        } else if (sql.startsWith("/*", at)) {
            at = endAfter("*/");
        } else if (c == '\'' || c == '"' || c == '`') {
            at = endAfter(String.valueOf(c));
        } else if (c == '[') {
            at = endAfter("]");
        } else {
            return false;
        }
        return true;
    }

    private int endAfter(String end) {
        var found = sql.indexOf(end, at + 1);
        return found < 0 ? sql.length() : found + end.length();
    }

    private boolean wordHere(String word) {
        return sql.regionMatches(true, at, word, 0, word.length())
                && (at == 0 || !Character.isJavaIdentifierPart(sql.charAt(at - 1)))
                && at + word.length() < sql.length()
                && !Character.isJavaIdentifierPart(sql.charAt(at + word.length()));
    }
}
