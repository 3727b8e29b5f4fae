package io.sluice.connector.file;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the values out of JSON text by their brackets alone, so that a broken or too long value costs only its own row and memory holds one
 * value; whether a value is right is for the JSON parser to say. Grows to 16 MB at most.
 */
final class JsonCutter {

    private static final int MAX_RAW = 2_000;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private final BoundedText text = new BoundedText();
    private long nextLine = 1;
    private long line;

    JsonCutter(Reader in) {
        this.in = in;
    }

    char[] text() {
        return text.characters();
    }

    int length() {
        return text.length();
    }

    /** The line that the value at hand begins at. */
    long line() {
        return line;
    }

    /** The line of the next character. */
    long nextLine() {
        return nextLine;
    }

    @Nullable
    String fault() {
        return text.tooLong() ? "it is longer than 16 MB" : null;
    }

    String raw() {
        return text.substring(0, Math.min(text.length(), MAX_RAW));
    }

    /** The next character that is not blank, not consumed; −1 at the end. */
    int peek() throws IOException {
        while (position < limit || fill()) {
            char c = buffer[position];
            if (c > ' ') {
                return c;
            }
            consume();
        }
        return -1;
    }

    /** Consumes the character that {@link #peek} showed. */
    void consume() {
        if (buffer[position++] == '\n') {
            nextLine++;
        }
    }

    /** Cuts the next line that is not blank; false at the end. */
    boolean cutLine() throws IOException {
        if (peek() < 0) {
            return false;
        }
        begin();
        while (position < limit || fill()) {
            int start = position;
            int at = start;
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            append(start, at);
            position = at;
            if (at < limit) {
                consume();
                return true;
            }
        }
        return true;
    }

    /** Cuts the value that begins at {@link #peek}; false if the text ends within it. */
    boolean cutValue() throws IOException {
        int first = peek();
        begin();
        if (first == '{' || first == '[') {
            return cutNested(0);
        }
        return first == '"' ? cutString() : cutScalar();
    }

    /** Cuts what is left of the list whose opening bracket was consumed. */
    boolean cutRestOfList() throws IOException {
        begin();
        return cutNested(1);
    }

    private void begin() {
        line = nextLine;
        text.clear();
    }

    private boolean cutNested(int depthBefore) throws IOException {
        int depth = depthBefore;
        while (position < limit || fill()) {
            char c = buffer[position];
            if (c == '"') {
                if (!cutString()) {
                    return false;
                }
                continue;
            }
            append(position, position + 1);
            consume();
            if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean cutString() throws IOException {
        append(position, position + 1);
        consume();
        boolean escaped = false;
        while (position < limit || fill()) {
            int start = position;
            int at = start;
            while (at < limit && (escaped || buffer[at] != '"')) {
                escaped = !escaped && buffer[at] == '\\';
                nextLine += buffer[at] == '\n' ? 1 : 0;
                at++;
            }
            boolean closed = at < limit;
            append(start, closed ? at + 1 : at);
            position = closed ? at + 1 : at;
            if (closed) {
                return true;
            }
        }
        return false;
    }

    private boolean cutScalar() throws IOException {
        while (position < limit || fill()) {
            char c = buffer[position];
            if (c <= ' ' || c == ',' || c == ']' || c == '}') {
                return true;
            }
            append(position, position + 1);
            consume();
        }
        return true;
    }

    private void append(int from, int to) {
        text.append(buffer, from, to);
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }
}
