package io.sluice.connector.expression.syntax;

/** A word of the template language. */
record Token(Kind kind, String text) {
    enum Kind {
        DATA,
        OUTPUT_BEGIN,
        OUTPUT_END,
        STATEMENT_BEGIN,
        STATEMENT_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isOperator(String wanted) {
        return kind == Kind.OPERATOR && text.equals(wanted);
    }

    boolean isName(String wanted) {
        return kind == Kind.NAME && text.equals(wanted);
    }
}
