package io.sluice.target.mysql;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in the text that LOAD DATA reads, gathered in one buffer. */
final class LoadText {

    private static final int SMALL = 1 << 17;
    private static final int LARGE = 1 << 23;
    private static final int ZONE = "+00:00".length();

    private final Kind[] kinds;
    private final byte[] page;
    private byte[] buffer = new byte[SMALL];
    private int length;

    LoadText(StageTable stage, long page) {
        this.kinds =
                stage.columns().stream().map(column -> column.type().kind()).toArray(Kind[]::new);
        this.page = ("\t" + page + "\t").getBytes(StandardCharsets.US_ASCII);
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        if (buffer.length > LARGE) {
            buffer = new byte[SMALL]; // one giant row must not be paid for ever
        }
    }

    void row(@Nullable String[] row, long line, ChainedDigest digest) {
        int start = length;
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                put((byte) '\t');
            }
            field(value(row[i], i));
        }
        digest.add(buffer, start, length - start);
        put(page);
        put(Long.toString(line).getBytes(StandardCharsets.US_ASCII));
        put((byte) '\n');
    }

    /** A canonical text as the stage's column takes it: bytes in hexadecimal, an instant without its zone, which is the session's. */
    @Nullable
    String value(@Nullable String canonical, int column) {
        if (canonical == null) {
            return null;
        }
        return switch (kinds[column]) {
            case BOOLEAN -> canonical.equals("true") ? "1" : "0";
            case BYTES -> HexFormat.of().formatHex(Base64.getDecoder().decode(canonical));
            case TIMESTAMPTZ ->
                canonical.endsWith("+00:00") ? canonical.substring(0, canonical.length() - ZONE) : canonical;
            case INT64, DECIMAL, FLOAT64, TEXT, DATE, TIME, TIMESTAMP, INTERVAL, UUID, JSON -> canonical;
        };
    }

    private void field(@Nullable String value) {
        if (value == null) {
            put((byte) '\\');
            put((byte) 'N');
            return;
        }
        room(2 * value.length());
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c >= 0x80) {
                put(escaped(value.substring(i)).getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
                buffer[length++] = '\\';
                buffer[length++] = (byte) (c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : '\\');
            } else {
                buffer[length++] = (byte) c;
            }
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private void put(byte b) {
        room(1);
        buffer[length++] = b;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
