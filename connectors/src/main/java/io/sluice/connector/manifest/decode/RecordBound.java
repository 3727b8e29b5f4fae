package io.sluice.connector.manifest.decode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails where one record holds more than memory should; what lies between records is not counted. */
final class RecordBound extends FilterInputStream {
    private static final int LARGEST = 16 << 20;
    private final int most;
    private long read;
    private long start = -1;

    RecordBound(InputStream in) {
        this(in, LARGEST);
    }

    RecordBound(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    void begin() {
        start = read;
    }

    void end() {
        start = -1;
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
        if (start >= 0 && read - start > most) {
            throw new TooLarge("a record is larger than " + (most >> 20) + " MB");
        }
        return result;
    }
}
