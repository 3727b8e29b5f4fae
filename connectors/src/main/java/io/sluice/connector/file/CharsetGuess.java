package io.sluice.connector.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the encoding of a file's beginning: byte order mark, the NULs of UTF-16, UTF-8, else windows-1252; null for what is no text. */
final class CharsetGuess {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private CharsetGuess() {}

    static @Nullable Charset of(byte[] sample) {
        var marked = byteOrderMark(sample);
        if (marked != null) {
            return marked;
        }
        int[] nuls = new int[2];
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                nuls[i % 2]++;
            }
        }
        // text of Latin letters has a NUL for every letter, all on one side; text of other letters still has blanks and
        // line ends
        int quarter = Math.max(1, sample.length / 8);
        if (nuls[1] >= quarter && nuls[0] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (nuls[0] >= quarter && nuls[1] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (binary(sample, nuls[0] + nuls[1])) {
            return null;
        }
        return isUtf8(sample) || isMostlyUtf8(sample) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static @Nullable Charset byteOrderMark(byte[] sample) {
        if (begins(sample, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(sample, 0xFF, 0xFE)) {
            return begins(sample, 0xFF, 0xFE, 0, 0) ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        if (begins(sample, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        return begins(sample, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean begins(byte[] sample, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= sample.length || (sample[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** More than a stray control character in two hundred bytes. */
    private static boolean binary(byte[] sample, int nuls) {
        int controls = nuls;
        for (byte b : sample) {
            controls += b > 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' ? 1 : 0;
        }
        return controls * 200L > sample.length;
    }

    /** A stray byte does not make another encoding of a text whose letters are UTF-8: it is a fault that the reading tells. */
    private static boolean isMostlyUtf8(byte[] sample) {
        int letters = 0;
        int broken = 0;
        for (char c : new String(sample, StandardCharsets.UTF_8).toCharArray()) {
            broken += c == REPLACEMENT ? 1 : 0;
            letters += c > '\u007F' && c != REPLACEMENT ? 1 : 0;
        }
        return letters > broken;
    }

    /** Whether the sample is UTF-8; a character cut off at its end does not count against it. */
    private static boolean isUtf8(byte[] sample) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), false)
                .isError();
    }
}
