package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.StringLiteral;
import io.sluice.connector.expression.python.Words;
import io.sluice.connector.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a template into tokens: text, and what stands between double braces or brace and percent. */
final class Lexer {
    private static final Pattern OPEN = Pattern.compile("\\{[{%#]");
    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(-?)%}");
    private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern FLOAT =
            Pattern.compile("\\d+(?:_\\d+)*(?:\\.\\d+(?:_\\d+)*(?:[eE][-+]?\\d+)?|[eE][-+]?\\d+)");
    private static final Pattern INTEGER =
            Pattern.compile("0[xX](?:_?[\\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|\\d+(?:_\\d+)*");
    private static final Pattern STRING =
            Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"", Pattern.DOTALL);
    private static final List<String> OPERATORS = List.of(
            "//", "**", "==", "!=", "<=", ">=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", "<", ">",
            "=", ".", ":", "|", ",", ";");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder brackets = new StringBuilder();
    private boolean trimmed;
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String template) {
        var source = template.replace("\r\n", "\n").replace('\r', '\n');
        return new Lexer(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source).all();
    }

    private List<Token> all() {
        while (at < source.length()) {
            text();
        }
        add(Kind.END, "");
        return tokens;
    }

    private void text() {
        var open = OPEN.matcher(source);
        if (!open.find(at)) {
            data(source.substring(at), false);
            at = source.length();
            return;
        }
        var mark = open.end() < source.length() ? source.charAt(open.end()) : ' ';
        data(source.substring(at, open.start()), mark == '-');
        at = open.end();
        switch (source.charAt(open.start() + 1)) {
            case '#' -> comment();
            case '{' -> inside(mark, "}}", Kind.OUTPUT_BEGIN, Kind.OUTPUT_END);
            default -> {
                var raw = RAW.matcher(source).region(open.start(), source.length());
                if (raw.lookingAt()) {
                    trimmed = !raw.group(1).isEmpty();
                    raw(raw.end());
                } else {
                    inside(mark, "%}", Kind.STATEMENT_BEGIN, Kind.STATEMENT_END);
                }
            }
        }
    }

    private void data(String text, boolean trimRight) {
        var kept = Words.stripped(text, null, trimmed, trimRight);
        trimmed = false;
        if (!kept.isEmpty()) {
            add(Kind.DATA, kept);
        }
    }

    private void comment() {
        var end = source.indexOf("#}", at);
        if (end < 0) {
            throw PythonError.syntax("Missing end of comment tag");
        }
        trimmed = source.charAt(end - 1) == '-';
        at = end + 2;
    }

    private void raw(int start) {
        var end = END_RAW.matcher(source);
        if (!end.find(start)) {
            throw PythonError.syntax("Missing end of raw directive");
        }
        data(source.substring(start, end.start()), end.group(1).equals("-"));
        trimmed = end.group(2).equals("-");
        at = end.end();
    }

    private void inside(char mark, String close, Kind begin, Kind end) {
        at += mark == '-' || mark == '+' ? 1 : 0;
        add(begin, "");
        while (true) {
            skipBlanks();
            if (brackets.isEmpty() && closes(close)) {
                add(end, "");
                return;
            }
            token();
        }
    }

    private boolean closes(String close) {
        var marked = source.startsWith("-" + close, at);
        var kept = close.equals("%}") && source.startsWith("+" + close, at);
        if (!marked && !kept && !source.startsWith(close, at)) {
            return false;
        }
        trimmed = marked;
        at += close.length() + (marked || kept ? 1 : 0);
        return true;
    }

    private void skipBlanks() {
        while (at < source.length() && Words.isSpace(source.charAt(at))) {
            at++;
        }
        if (at >= source.length()) {
            throw PythonError.syntax("unexpected end of template");
        }
    }

    private void token() {
        if (matched(FLOAT, Kind.FLOAT) || matched(INTEGER, Kind.INTEGER) || matched(NAME, Kind.NAME) || string()) {
            return;
        }
        var operator = OPERATORS.stream()
                .filter(candidate -> source.startsWith(candidate, at))
                .findFirst()
                .orElseThrow(() -> PythonError.syntax("unexpected char '" + source.charAt(at) + "' at " + at));
        balance(operator.charAt(0));
        add(Kind.OPERATOR, operator);
        at += operator.length();
    }

    private boolean matched(Pattern pattern, Kind kind) {
        var match = pattern.matcher(source).region(at, source.length());
        if (!match.lookingAt()) {
            return false;
        }
        add(kind, kind == Kind.NAME ? match.group() : match.group().replace("_", ""));
        at = match.end();
        return true;
    }

    private boolean string() {
        var match = STRING.matcher(source).region(at, source.length());
        if (!match.lookingAt()) {
            return false;
        }
        add(Kind.STRING, StringLiteral.unescaped(source.substring(at + 1, match.end() - 1)));
        at = match.end();
        return true;
    }

    private void balance(char operator) {
        var opened = "([{".indexOf(operator);
        if (opened >= 0) {
            brackets.append(")]}".charAt(opened));
        } else if (")]}".indexOf(operator) >= 0) {
            if (brackets.isEmpty() || brackets.charAt(brackets.length() - 1) != operator) {
                throw PythonError.syntax("unexpected '" + operator + "'");
            }
            brackets.setLength(brackets.length() - 1);
        }
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text));
    }
}
