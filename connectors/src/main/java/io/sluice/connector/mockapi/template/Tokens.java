package io.sluice.connector.mockapi.template;

import io.sluice.connector.mockapi.template.Lexer.Kind;
import io.sluice.connector.mockapi.template.Lexer.Token;
import java.util.List;
import java.util.Set;

/** Tokens, one after another. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        var token = tokens.get(at);
        if (token.kind() == Kind.END) {
            throw new Unreadable("the expression ends too early");
        }
        at++;
        return token;
    }

    void expect(String sign) {
        if (!takesSign(sign)) {
            throw new Unreadable("expected " + sign + ", found " + peek().text());
        }
    }

    boolean isSign(String text) {
        return is(at, Kind.SIGN, text);
    }

    boolean isSignOf(Set<String> signs) {
        return peek().kind() == Kind.SIGN && signs.contains(peek().text());
    }

    boolean isSignNext(String text) {
        return is(at + 1, Kind.SIGN, text);
    }

    boolean isWord(String text) {
        return is(at, Kind.NAME, text);
    }

    boolean takesSign(String text) {
        return took(1, isSign(text));
    }

    boolean takesWord(String text) {
        return took(1, isWord(text));
    }

    boolean takesWords(String first, String second) {
        return took(2, isWord(first) && is(at + 1, Kind.NAME, second));
    }

    private boolean is(int index, Kind kind, String text) {
        return index < tokens.size() && tokens.get(index).equals(new Token(kind, text));
    }

    private boolean took(int many, boolean matches) {
        at += matches ? many : 0;
        return matches;
    }
}
