package io.sluice.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes a stream and refuses malformed bytes with their offset, where the JDK's reader would put a question mark; skips a byte order mark. */
final class StrictReader extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long taken;
    private boolean atEnd;
    private boolean begun;

    StrictReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Bytes decoded so far. */
    long bytesRead() {
        return taken - bytes.remaining();
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int count = decode(CharBuffer.wrap(target, from, length));
        if (!begun && count > 0) {
            begun = true;
            if (target[from] == '\uFEFF') {
                System.arraycopy(target, from + 1, target, from, count - 1);
                return count == 1 ? read(target, from, length) : count - 1;
            }
        }
        return count;
    }

    private int decode(CharBuffer out) throws IOException {
        int start = out.position();
        while (true) {
            var result = decoder.decode(bytes, out, atEnd);
            boolean some = out.position() > start;
            if (result.isError() && !some) {
                throw new MalformedText(decoder.charset(), bytesRead());
            }
            if (some) {
                return out.position() - start;
            }
            if (atEnd) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            atEnd = true;
        } else {
            taken += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
