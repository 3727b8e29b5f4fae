package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.syntax.Token.Kind;
import java.util.List;
import java.util.Locale;

/** Tokens, one after another. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(at);
    }

    Token following() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        var token = current();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean takes(String operator) {
        if (current().isOperator(operator)) {
            at++;
            return true;
        }
        return false;
    }

    boolean takesName(String name) {
        if (current().isName(name)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String operator) {
        if (!takes(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    Token expect(Kind kind) {
        if (!current().is(kind)) {
            throw unexpected(kind.name().toLowerCase(Locale.ROOT));
        }
        return next();
    }

    PythonError unexpected(String wanted) {
        var found = current().text().isEmpty()
                ? current().kind().toString()
                : current().text();
        return PythonError.syntax("expected " + wanted + ", got '" + found + "'");
    }
}
