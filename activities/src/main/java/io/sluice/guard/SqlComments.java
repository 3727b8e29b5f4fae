package io.sluice.guard;

/** Where comments begin and end; those that servers read differently, or run, are refused. */
final class SqlComments {
    private SqlComments() {}

    static boolean startsAt(SqlDialect dialect, String text, int at) {
        return text.startsWith("--", at)
                || text.startsWith("/*", at)
                || (dialect == SqlDialect.MYSQL && text.charAt(at) == '#');
    }

    static int endOf(SqlDialect dialect, String text, int at) {
        return text.startsWith("/*", at) ? endOfBlock(text, at) : endOfLine(dialect, text, at);
    }

    private static int endOfLine(SqlDialect dialect, String text, int at) {
        var third = at + 2 < text.length() ? text.charAt(at + 2) : '\n';
        if (dialect == SqlDialect.MYSQL && text.charAt(at) == '-' && third > ' ') {
            throw new Refusal(
                    Rule.COMMENT,
                    text.substring(at, at + 3),
                    "MySQL reads -- without a blank as two minus signs; put blanks between them.");
        }
        var end = text.indexOf('\n', at);
        var carriage = text.indexOf('\r', at);
        if (carriage >= 0 && (end < 0 || carriage < end - 1)) {
            throw new Refusal(
                    Rule.COMMENT,
                    "\\r",
                    "A bare carriage return ends a comment for some servers only; use line feeds.");
        }
        return end < 0 ? text.length() : end;
    }

    /** PostgreSQL nests block comments, the others do not: a comment inside a comment is refused everywhere. */
    private static int endOfBlock(String text, int at) {
        var end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Refusal(Rule.UNTERMINATED, "/*", "A comment is opened and never closed; close it.");
        }
        var body = text.substring(at + 2, end);
        if (body.startsWith("!") || body.startsWith("M!") || body.startsWith("+")) {
            throw new Refusal(
                    Rule.EXECUTABLE_COMMENT,
                    "/*" + body + "*/",
                    "MySQL executes comments of this form; write the statement itself or leave it out.");
        }
        if (body.contains("/*") || body.endsWith("/")) {
            throw new Refusal(
                    Rule.COMMENT,
                    "/*" + body + "*/",
                    "Servers disagree where a comment inside a comment ends; remove it.");
        }
        return end + 2;
    }
}
