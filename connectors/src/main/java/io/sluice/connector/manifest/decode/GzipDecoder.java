package io.sluice.connector.manifest.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Packed with gzip, or not: the first two bytes tell. */
record GzipDecoder(Decoder inner) implements Decoder {

    @Override
    public Values read(InputStream in, Charset charset, List<?> path) throws IOException {
        var pushback = new PushbackInputStream(in, 2);
        var head = pushback.readNBytes(2);
        pushback.unread(head);
        var packed = head.length == 2 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
        return inner.read(packed ? new GZIPInputStream(pushback, 1 << 16) : pushback, charset, path);
    }

    @Override
    public boolean isWhole() {
        return false;
    }
}
