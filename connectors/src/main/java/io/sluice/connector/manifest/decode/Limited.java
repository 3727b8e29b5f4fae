package io.sluice.connector.manifest.decode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails beyond a number of bytes, so that a small answer cannot unpack into more than memory holds. */
final class Limited extends FilterInputStream {
    private final long most;
    private long read;

    Limited(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var value = super.read();
        return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var count = super.read(into, offset, length);
        return count <= 0 ? count : counted(count, count);
    }

    private int counted(int count, int result) throws IOException {
        read += count;
        if (read > most) {
            throw new IOException("the answer holds more than " + (most >> 20) + " MB");
        }
        return result;
    }
}
