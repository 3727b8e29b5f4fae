package io.sluice.connector.expression.python;

import io.sluice.connector.expression.python.LiteralReader.NotALiteral;

/** One quoted string with its escapes. */
public final class StringLiteral {
    private final String text;
    private int at;

    StringLiteral(String text, int start) {
        this.text = text;
        this.at = start;
    }

    int end() {
        return at;
    }

    String read() {
        var raw = false;
        if ("uUrR".indexOf(character()) >= 0) {
            raw = "rR".indexOf(character()) >= 0;
            at++;
        }
        var quote = character();
        if (quote != '\'' && quote != '"') {
            throw new NotALiteral();
        }
        var triple = text.startsWith(String.valueOf(quote).repeat(3), at);
        var mark = String.valueOf(quote).repeat(triple ? 3 : 1);
        at += mark.length();
        var start = at;
        while (!text.startsWith(mark, at)) {
            if (!triple && (character() == '\n' || character() == '\r')) {
                throw new NotALiteral();
            }
            at += character() == '\\' ? 2 : 1;
        }
        var content = text.substring(start, at);
        at += mark.length();
        return raw ? content : unescaped(content);
    }

    private char character() {
        if (at >= text.length()) {
            throw new NotALiteral();
        }
        return text.charAt(at);
    }

    /** Unknown escapes stay as they are. */
    public static String unescaped(String content) {
        if (content.indexOf('\\') < 0) {
            return content;
        }
        var result = new StringBuilder();
        for (var i = 0; i < content.length(); ) {
            var character = content.charAt(i);
            if (character != '\\' || i + 1 == content.length()) {
                result.append(character);
                i++;
            } else {
                i = escape(content, i + 1, result);
            }
        }
        return result.toString();
    }

    /** Returns where the text goes on. */
    private static int escape(String content, int i, StringBuilder into) {
        var kind = content.charAt(i);
        switch (kind) {
            case 'n' -> into.append('\n');
            case 'r' -> into.append('\r');
            case 't' -> into.append('\t');
            case 'b' -> into.append('\b');
            case 'f' -> into.append('\f');
            case 'a' -> into.append('\u0007');
            case 'v' -> into.append('\u000b');
            case '\\', '\'', '"' -> into.append(kind);
            case '\n' -> {}
            case 'x' -> {
                return code(content, i + 1, 2, into);
            }
            case 'u' -> {
                return code(content, i + 1, 4, into);
            }
            case 'N' -> {
                return named(content, i + 1, into);
            }
            case 'U' -> {
                return code(content, i + 1, 8, into);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(content, i, into);
            }
            default -> into.append('\\').append(kind);
        }
        return i + 1;
    }

    private static int code(String content, int from, int length, StringBuilder into) {
        var end = from + length;
        if (end > content.length() || !content.substring(from, end).matches("[0-9a-fA-F]+")) {
            throw new NotALiteral();
        }
        var code = Long.parseLong(content.substring(from, end), 16);
        if (code > Character.MAX_CODE_POINT) {
            throw new NotALiteral();
        }
        into.appendCodePoint((int) code);
        return end;
    }

    private static int named(String content, int from, StringBuilder into) {
        var end = content.indexOf('}', from);
        if (end < 0 || content.charAt(from) != '{') {
            throw new NotALiteral();
        }
        try {
            into.appendCodePoint(Character.codePointOf(content.substring(from + 1, end)));
        } catch (IllegalArgumentException unknown) {
            throw new NotALiteral();
        }
        return end + 1;
    }

    private static int octal(String content, int from, StringBuilder into) {
        var end = from;
        while (end < content.length() && end < from + 3 && "01234567".indexOf(content.charAt(end)) >= 0) {
            end++;
        }
        into.append((char) Integer.parseInt(content.substring(from, end), 8));
        return end;
    }
}
