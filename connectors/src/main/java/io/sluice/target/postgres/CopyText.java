package io.sluice.target.postgres;

import io.sluice.pipeline.ColumnType;
import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in COPY's text format, gathered in one buffer. */
final class CopyText {

    static final int CHUNK = 1 << 16;

    private final boolean[] bytesColumn;
    private final byte[] page;
    private byte[] buffer = new byte[2 * CHUNK];
    private int length;

    CopyText(StageTable stage, long page) {
        this.bytesColumn = new boolean[stage.columns().size()];
        for (int i = 0; i < bytesColumn.length; i++) {
            bytesColumn[i] = stage.columns().get(i).type().kind() == ColumnType.Kind.BYTES;
        }
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
        if (buffer.length > 16 * CHUNK) {
            buffer = new byte[2 * CHUNK]; // one giant row must not be paid for ever
        }
    }

    void row(@Nullable String[] row, long line, ChainedDigest digest) {
        int start = length;
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                put((byte) '\t');
            }
            field(row[i], bytesColumn[i]);
        }
        digest.add(buffer, start, length - start);
        put(page);
        put(Long.toString(line).getBytes(StandardCharsets.US_ASCII));
        put((byte) '\n');
    }

    private void field(@Nullable String value, boolean base64) {
        if (value == null) {
            put((byte) '\\');
            put((byte) 'N');
        } else if (base64) {
            put(("\\\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode(value)))
                    .getBytes(StandardCharsets.US_ASCII));
        } else {
            text(value);
        }
    }

    private void text(String value) {
        room(3 * value.length());
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
