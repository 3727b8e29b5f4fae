package io.sluice.guard;

/** The bytes check: what must not be in a text at all, wherever it stands. */
final class SqlText {
    static final int MAX_LENGTH = 100_000;

    private SqlText() {}

    /** Refuses control characters, broken surrogates and characters that are drawn as nothing or reorder the line. */
    static void check(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new Refusal(
                    Rule.TOO_LONG,
                    text.length() + " characters",
                    "The text is longer than " + MAX_LENGTH + " characters; split it into steps.");
        }
        text.codePoints().filter(SqlText::forbidden).findFirst().ifPresent(point -> {
            throw new Refusal(
                    Rule.BYTES,
                    "U+%04X".formatted(point),
                    "The text holds the invisible or control character U+%04X; remove it.".formatted(point));
        });
    }

    private static boolean forbidden(int point) {
        var type = Character.getType(point);
        return (point < 0x20 && point != '\n' && point != '\r' && point != '\t')
                || (point >= 0x7f && point < 0xa0)
                || type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE
                || point == 0xFFFD
                || (point & 0xFFFE) == 0xFFFE;
    }
}
