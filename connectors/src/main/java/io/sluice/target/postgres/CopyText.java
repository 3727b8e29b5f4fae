package io.sluice.target.postgres;

import io.sluice.pipeline.ColumnType;
import io.sluice.target.ChainedDigest;
import io.sluice.target.StageTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in COPY's text format, gathered in one buffer. */
final class CopyText {

    static final int CHUNK = 1 << 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = ' ' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int MOST_DIGITS = 19;

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
        digits(line);
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

    /** Nearly every value is written as it is; the few characters that are escaped are ASCII, so that no part of another is taken for one. */
    private void text(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        if (!hasSpecial(bytes)) {
            put(bytes);
            return;
        }
        room(2 * bytes.length);
        for (var b : bytes) {
            if (isSpecial(b)) {
                buffer[length++] = '\\';
                buffer[length++] = (byte) (b == '\n' ? 'n' : b == '\r' ? 'r' : b == '\t' ? 't' : '\\');
            } else {
                buffer[length++] = b;
            }
        }
    }

    private static boolean isSpecial(byte b) {
        return b == '\\' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Whether any byte may be one to escape, eight at a time: below 0x20 or a backslash. Source: Warren, Hacker's Delight, 6-1. */
    private static boolean hasSpecial(byte[] bytes) {
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            var eight = (long) EIGHT.get(bytes, i);
            var backslash = eight ^ BACKSLASHES;
            if ((((eight - SPACES) & ~eight | (backslash - ONES) & ~backslash) & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i < bytes.length; i++) {
            if (isSpecial(bytes[i])) {
                return true;
            }
        }
        return false;
    }

    private void digits(long number) {
        room(MOST_DIGITS);
        int end = length + 1;
        for (var rest = number / 10; rest > 0; rest /= 10) {
            end++;
        }
        var left = number;
        for (int i = end - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length = end;
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
