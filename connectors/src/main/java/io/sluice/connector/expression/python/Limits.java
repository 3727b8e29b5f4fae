package io.sluice.connector.expression.python;

/** How much one expression may make: a manifest is foreign, and a few of its characters could ask for more than memory holds. */
public final class Limits {
    private static final int LONGEST = 10_000_000;

    private Limits() {}

    /** The length of what is about to be made; throws where that is more than anybody needs. */
    public static int length(long length) {
        if (length > LONGEST) {
            throw new PythonError("OverflowError", "it makes a value longer than " + LONGEST);
        }
        return (int) length;
    }

    /** A text so often one after the other. */
    public static String repeated(String text, int times) {
        var count = Math.max(0, times);
        length((long) text.length() * count);
        return text.repeat(count);
    }
}
