package io.sluice.connector.file;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV text into records (RFC 4180, any line end) and remembers of each field whether it was quoted and of each record where it began.
 * What is wrong with a record stays with that record, and no more than 16 MB of it are kept, which parsers off the shelf do not offer.
 */
final class CsvTokenizer {

    private static final int MAX_RAW = 2_000;

    private final Reader in;
    private final char delimiter;
    private final char quote;
    /** Every sign that ends an unquoted run is at most this, which settles most characters with one comparison. */
    private final char highestSign;

    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private int recordStart;

    private final BoundedText text = new BoundedText();
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private int fields;

    private final StringBuilder rawBefore = new StringBuilder();
    private long nextLine = 1;
    private long line;
    private boolean unterminated;
    private @Nullable String fault;

    CsvTokenizer(Reader in, char delimiter, char quote) {
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote;
        this.highestSign = (char) Math.max(delimiter, '\r');
    }

    /** Moves to the next record; false at the end of the text. */
    boolean advance() throws IOException {
        recordStart = position;
        rawBefore.setLength(0);
        text.clear();
        fields = 0;
        fault = null;
        line = nextLine;
        if (position == limit && !fill()) {
            return false;
        }
        while (field()) {
            // field by field to the end of the record
        }
        if (text.tooLong()) {
            fail("it is longer than 16 MB");
        }
        return true;
    }

    int size() {
        return fields;
    }

    /** The text of a field without its quotes; null for an empty field without quotes. */
    @Nullable
    String field(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return start == ends[index] && !quoted[index] ? null : text.substring(start, ends[index]);
    }

    boolean quoted(int index) {
        return quoted[index];
    }

    /** Whether the record is a line without any character. */
    boolean emptyLine() {
        return fields == 1 && ends[0] == 0 && !quoted[0];
    }

    long line() {
        return line;
    }

    @Nullable
    String fault() {
        return fault;
    }

    /** How many lines the current record takes. */
    long lines() {
        return nextLine - line;
    }

    /** Whether the text ended inside the quotes of the current record. */
    boolean unterminated() {
        return unterminated;
    }

    String raw() {
        var raw = rawBefore.toString() + new String(buffer, recordStart, Math.min(position - recordStart, MAX_RAW));
        int end = Math.min(raw.length(), MAX_RAW);
        while (end > 0 && end >= raw.length() - 2 && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\r')) {
            end--;
        }
        return raw.substring(0, end);
    }

    /** Reads one field; true if the record goes on after it. */
    private boolean field() throws IOException {
        boolean isQuoted = quote != 0 && more() && buffer[position] == quote;
        if (isQuoted) {
            position++;
            quotedText();
        }
        boolean goesOn = plainText(isQuoted);
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
        }
        ends[fields] = text.length();
        quoted[fields++] = isQuoted;
        return goesOn;
    }

    /** Everything up to the closing quote. */
    private void quotedText() throws IOException {
        while (true) {
            int start = position;
            int at = start;
            while (at < limit && buffer[at] != quote && buffer[at] > '\r') {
                at++;
            }
            append(start, at);
            position = at;
            if (!more()) {
                unterminated = true;
                fail("the quote opened in line " + line + " is never closed");
                return;
            }
            char c = buffer[position];
            if (c == quote) {
                position++;
                if (!more() || buffer[position] != quote) {
                    return;
                }
                append(position, position + 1);
                position++;
            } else if (c <= '\r') {
                control(c);
            }
        }
    }

    /** A control character inside quotes: line ends are counted, the rest is kept. */
    private void control(char c) throws IOException {
        append(position, position + 1);
        position++;
        if (c == '\n') {
            nextLine++;
        } else if (c == '\r') {
            if (!more() || buffer[position] != '\n') {
                nextLine++;
            }
        } else if (c == 0) {
            fail("it holds a NUL character (U+0000)");
        }
    }

    /** Everything up to the delimiter or line end, which is consumed; true if it was the delimiter. */
    private boolean plainText(boolean afterQuote) throws IOException {
        while (more()) {
            int start = position;
            int at = start;
            while (at < limit && !(buffer[at] <= highestSign && sign(buffer[at]))) {
                at++;
            }
            if (afterQuote && at > start) {
                fail("there is text after a closing quote");
            }
            append(start, at);
            position = at;
            if (at == limit) {
                continue;
            }
            char c = buffer[position++];
            if (c == delimiter) {
                return true;
            }
            if (c == 0) {
                fail("it holds a NUL character (U+0000)");
                continue;
            }
            nextLine++;
            if (c == '\r' && more() && buffer[position] == '\n') {
                position++;
            }
            return false;
        }
        return false;
    }

    private boolean sign(char c) {
        return c == delimiter || c == '\n' || c == '\r' || c == 0;
    }

    private void append(int from, int to) {
        text.append(buffer, from, to);
    }

    private void fail(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    private boolean more() throws IOException {
        return position < limit || fill();
    }

    private boolean fill() throws IOException {
        if (rawBefore.length() < MAX_RAW) {
            rawBefore.append(buffer, recordStart, Math.min(position - recordStart, MAX_RAW));
        }
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        recordStart = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }
}
