package io.sluice.connector.file.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of a zipped file; one that swells beyond all measure is given up while it is read, whatever its directory says. */
final class Zipped implements AutoCloseable {

    /** What a part may hold whatever its packed size is. */
    private static final long HARMLESS = 64L << 20;
    /** Real sheets pack to a tenth or a fiftieth. */
    private static final long MOST_SWELLING = 300;

    private final ZipFile zip;

    Zipped(Path file) throws IOException {
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw BadWorkbook.corrupt(String.valueOf(e.getMessage()));
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Packed bytes of a part, 0 if there is none. */
    long packed(String part) {
        var entry = zip.getEntry(part);
        return entry == null ? 0 : entry.getCompressedSize();
    }

    @Nullable
    InputStream open(String part) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return null;
        }
        return new Counted(zip.getInputStream(entry), entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Counted extends FilterInputStream {
        private final String part;
        private final long most;
        private long count;

        Counted(InputStream in, ZipEntry entry) {
            super(in);
            this.part = entry.getName();
            this.most = Math.max(HARMLESS, entry.getCompressedSize() * MOST_SWELLING);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var some = super.read(bytes, offset, length);
            counted(Math.max(some, 0));
            return some;
        }

        private void counted(int bytes) throws IOException {
            count += bytes;
            if (count > most) {
                throw new BadWorkbook(
                        "its part " + part + " swells to over " + (most >> 20)
                                + " MB when it is unpacked, as a zip bomb does",
                        "Save the sheet as CSV, if you know where the file comes from");
            }
        }
    }
}
