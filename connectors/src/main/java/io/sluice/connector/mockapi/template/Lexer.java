package io.sluice.connector.mockapi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {}

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern SIGN = Pattern.compile("==|!=|<=|>=|//|\\*\\*|[-+*/%~|.,:()\\[\\]{}<>=]");

    private final String source;
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        return new Lexer(source).all();
    }

    private List<Token> all() {
        var tokens = new ArrayList<Token>();
        for (skipBlanks(); at < source.length(); skipBlanks()) {
            tokens.add(next());
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private void skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private Token next() {
        var first = source.charAt(at);
        if (first == '"' || first == '\'') {
            return new Token(Kind.STRING, quoted(first));
        }
        if (Character.isDigit(first)) {
            return new Token(Kind.NUMBER, matched(NUMBER));
        }
        return Character.isLetter(first) || first == '_'
                ? new Token(Kind.NAME, matched(NAME))
                : new Token(Kind.SIGN, matched(SIGN));
    }

    private String matched(Pattern pattern) {
        var matcher = pattern.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            throw new Unreadable("unexpected " + source.charAt(at) + " in " + source);
        }
        at = matcher.end();
        return matcher.group();
    }

    private String quoted(char quote) {
        var text = new StringBuilder();
        for (at++; at < source.length() && source.charAt(at) != quote; at++) {
            text.append(source.charAt(at) == '\\' ? escaped() : String.valueOf(source.charAt(at)));
        }
        at++;
        return text.toString();
    }

    private String escaped() {
        at++;
        var letter = at < source.length() ? source.charAt(at) : '\\';
        return switch (letter) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\\', '\'', '"' -> String.valueOf(letter);
            default -> "\\" + letter;
        };
    }
}
