package io.sluice.connector.manifest.decode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The files of a ZIP archive, one after the other. */
record ZipDecoder(Decoder inner) implements Decoder {

    @Override
    public Values read(InputStream in, Charset charset, List<?> path) {
        var zip = new ZipInputStream(in);
        return new Values() {
            private @Nullable Values file;

            @Override
            public @Nullable Object next() throws IOException {
                while (true) {
                    var value = file == null ? null : file.next();
                    if (value != null) {
                        return value;
                    }
                    var entry = zip.getNextEntry();
                    if (entry == null) {
                        return null;
                    }
                    file = entry.isDirectory() ? null : inner.read(new Entry(zip), charset, path);
                }
            }
        };
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    /** A reader that closes its file must not close the archive. */
    private static final class Entry extends FilterInputStream {
        Entry(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {}
    }
}
