package io.sluice.connector.expression.python;

import io.sluice.connector.expression.python.LiteralReader.NotALiteral;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tokens of a Python literal: inside brackets a line break is a blank. */
final class LiteralScanner {
    private static final Pattern NUMBER = Pattern.compile("0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+"
            + "|(?:(?:[0-9](?:_?[0-9])*)?\\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*\\.?)(?:[eE][-+]?[0-9](?:_?[0-9])*)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]*[1-9][0-9]*");
    private final String text;
    private int at;
    private int brackets;

    LiteralScanner(String text) {
        this.text = Words.stripped(text, " \t", true, false);
        if (text.indexOf('\0') >= 0) {
            throw new NotALiteral();
        }
    }

    void skipBlankLines() {
        brackets++;
        skip();
        // an indented first line is an error of syntax
        var indented = at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t');
        brackets--;
        if (indented) {
            throw new NotALiteral();
        }
    }

    private void skip() {
        while (at < text.length()) {
            var character = text.charAt(at);
            if (character == '#') {
                var end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (character == ' '
                    || character == '\t'
                    || character == '\f'
                    || isBreak(character) && brackets > 0) {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }

    char peek() {
        skip();
        if (at >= text.length()) {
            throw new NotALiteral();
        }
        return text.charAt(at);
    }

    boolean takes(char wanted) {
        skip();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char wanted) {
        if (!takes(wanted)) {
            throw new NotALiteral();
        }
    }

    void open() {
        at++;
        brackets++;
    }

    /** The closing bracket has been taken. */
    void close() {
        brackets--;
    }

    boolean atEndOfLine() {
        skip();
        return at >= text.length() || isBreak(text.charAt(at));
    }

    void end() {
        brackets++;
        skip();
        if (at < text.length()) {
            throw new NotALiteral();
        }
    }

    /** {@code set()}, which may hold blanks. */
    <T> T emptySet(T value) {
        word("set", value);
        expect('(');
        expect(')');
        return value;
    }

    <T> @Nullable T word(String word, @Nullable T value) {
        if (!text.startsWith(word, at) || continues(at + word.length())) {
            throw new NotALiteral();
        }
        at += word.length();
        return value;
    }

    private boolean continues(int position) {
        return position < text.length()
                && (Character.isUnicodeIdentifierPart(text.charAt(position)) || text.charAt(position) == '_');
    }

    Object number() {
        skip();
        var match = NUMBER.matcher(text).region(at, text.length());
        if (!match.lookingAt() || continues(match.end())) {
            throw new NotALiteral();
        }
        at = match.end();
        var digits = match.group().replace("_", "");
        if (digits.length() > 1
                && digits.charAt(0) == '0'
                && Character.isLetter(digits.charAt(1))
                && !isExponent(digits)) {
            return LiteralReader.integer(digits.substring(2), radix(digits.charAt(1)));
        }
        if (digits.indexOf('.') >= 0 || isExponent(digits)) {
            return Double.valueOf(digits);
        }
        if (LEADING_ZERO.matcher(digits).matches() || digits.length() > 4300) {
            throw new NotALiteral();
        }
        return digits.length() < 19 ? (Object) Long.valueOf(digits) : LiteralReader.integer(digits, 10);
    }

    private static boolean isExponent(String digits) {
        return digits.indexOf('x') < 0
                && digits.indexOf('X') < 0
                && (digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0);
    }

    private static int radix(char mark) {
        return switch (Character.toLowerCase(mark)) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
    }

    /** One string, or several beside each other, which are one. */
    String strings() {
        var result = new StringBuilder();
        do {
            var reader = new StringLiteral(text, at);
            result.append(reader.read());
            at = reader.end();
            skip();
        } while (at < text.length() && "'\"uUrR".indexOf(text.charAt(at)) >= 0);
        return result.toString();
    }
}
