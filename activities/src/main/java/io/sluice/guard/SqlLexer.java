package io.sluice.guard;

import io.sluice.guard.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL into statements as a server would, without comments; of two backslash modes both must agree, because which
 * one a server uses is a setting.
 */
final class SqlLexer {
    private static final Pattern DOLLAR_TAG =
            Pattern.compile("\\$([A-Za-z_\\x{80}-\\x{ffff}][\\w\\x{80}-\\x{ffff}]*)?\\$");

    /** One statement: its text without comments, and its tokens. */
    record Piece(String text, List<SqlToken> tokens) {}

    private record Attempt(List<Piece> pieces, @Nullable Refusal refusal) {}

    private final SqlDialect dialect;
    private final boolean backslash;
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder clean = new StringBuilder();
    private List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(SqlDialect dialect, boolean backslash, String text) {
        this.dialect = dialect;
        this.backslash = backslash;
        this.text = text;
    }

    /** The statements of the text; empty ones are left out. */
    static List<Piece> pieces(SqlDialect dialect, String text) {
        var standard = attempt(dialect, false, text);
        var escaped = attempt(dialect, true, text);
        if (standard.refusal() != null && escaped.refusal() != null) {
            throw standard.refusal();
        }
        if (standard.refusal() != null || escaped.refusal() != null || !standard.equals(escaped)) {
            throw new Refusal(
                    Rule.BACKSLASH,
                    "\\",
                    "A backslash before a quote means different things to different servers; write a quote as ''.");
        }
        return standard.pieces();
    }

    private static Attempt attempt(SqlDialect dialect, boolean backslash, String text) {
        try {
            return new Attempt(new SqlLexer(dialect, backslash, text).run(), null);
        } catch (Refusal refusal) {
            return new Attempt(List.of(), refusal);
        }
    }

    private List<Piece> run() {
        while (at < text.length()) {
            next();
        }
        endStatement();
        return pieces;
    }

    private void endStatement() {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(clean.toString().strip(), List.copyOf(tokens)));
        }
        clean.setLength(0);
        tokens = new ArrayList<>();
    }

    private void next() {
        var c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            clean.append(c);
            at++;
        } else if (SqlComments.startsAt(dialect, text, at)) {
            at = SqlComments.endOf(dialect, text, at);
            clean.append(' ');
        } else if (c == ';') {
            endStatement();
            at++;
        } else if (c == '\'') {
            add(Kind.STRING, quoted(at, '\'', backslash));
        } else if (c == '"') {
            add(dialect == SqlDialect.MYSQL ? Kind.STRING : Kind.QUOTED_NAME, doubleQuoted());
        } else if (c == '`' && dialect != SqlDialect.POSTGRES) {
            add(Kind.QUOTED_NAME, quoted(at, '`', false));
        } else if (c == '$') {
            dollar();
        } else if (isWordStart(c)) {
            word();
        } else if (Character.isDigit(c)) {
            number();
        } else {
            symbol(c);
        }
    }

    private String doubleQuoted() {
        return quoted(at, '"', dialect == SqlDialect.MYSQL && backslash);
    }

    private void add(Kind kind, String piece) {
        tokens.add(new SqlToken(kind, piece));
        clean.append(piece);
        at += piece.length();
    }

    private String quoted(int from, char quote, boolean escapes) {
        for (var i = from + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                return text.substring(from, i + 1);
            }
        }
        throw new Refusal(Rule.UNTERMINATED, text.substring(from), "A quote is opened and never closed; close it.");
    }

    private void word() {
        var end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        var word = text.substring(at, end);
        var quoteFollows = end < text.length() && text.charAt(end) == '\'';
        if (quoteFollows && word.length() == 1 && "eEbBxXnN".contains(word)) {
            prefixed(word, end);
        } else if (word.equalsIgnoreCase("U") && text.startsWith("&", end)) {
            throw new Refusal(
                    Rule.BYTES,
                    text.substring(at, end + 1),
                    "Unicode escapes (U&'…') hide text; write the characters.");
        } else {
            add(Kind.WORD, word);
        }
    }

    private void prefixed(String prefix, int quoteAt) {
        var escapes = prefix.equalsIgnoreCase("e") ? dialect == SqlDialect.POSTGRES || backslash : backslash;
        add(Kind.STRING, prefix + quoted(quoteAt, '\'', escapes));
    }

    private void number() {
        var end = at;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        add(Kind.NUMBER, text.substring(at, end));
    }

    private void dollar() {
        var tag = DOLLAR_TAG.matcher(text).region(at, text.length());
        if (!tag.lookingAt()) {
            throw new Refusal(Rule.PARAMETER, "$", "Nothing can be bound to a $ parameter here; write the value.");
        }
        if (dialect != SqlDialect.POSTGRES) {
            throw new Refusal(Rule.SYNTAX, tag.group(), "Dollar quotes exist in PostgreSQL only; use '…'.");
        }
        var end = text.indexOf(tag.group(), tag.end());
        if (end < 0) {
            throw new Refusal(Rule.UNTERMINATED, tag.group(), "A dollar quote is opened and never closed.");
        }
        add(Kind.STRING, text.substring(at, end + tag.group().length()));
    }

    private void symbol(char c) {
        if (c > 0x7f) {
            throw new Refusal(
                    Rule.BYTES,
                    "U+%04X".formatted((int) c),
                    "Outside quotes only letters and plain ASCII signs may stand; replace " + c + ".");
        }
        if (c == '?' && dialect != SqlDialect.POSTGRES) {
            throw new Refusal(Rule.PARAMETER, "?", "Nothing can be bound to a ? parameter here; write the value.");
        }
        if (c == '\\' || c == '{' || c == '}' || (c == '[' && dialect == SqlDialect.SQLITE)) {
            throw new Refusal(Rule.SYNTAX, String.valueOf(c), "The sign " + c + " has no place in SQL outside quotes.");
        }
        add(Kind.SYMBOL, String.valueOf(c));
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    private boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c) || c == '$' || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
