package io.sluice.guard;

/** A piece of SQL as a server of the dialect would cut it; comments are not tokens. */
record SqlToken(Kind kind, String text) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        QUOTED_NAME,
        SYMBOL
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(symbolOrWord);
    }
}
