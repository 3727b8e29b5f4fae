package io.sluice.connector.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes that are no text in the charset they were said to be in. */
final class MalformedText extends IOException {

    private final Charset charset;

    MalformedText(Charset charset, long offset) {
        super("byte " + offset + " (counted from 0) is not " + charset.name() + " text");
        this.charset = charset;
    }

    String next() {
        return charset.equals(StandardCharsets.UTF_8)
                ? "Name the encoding of the file (often windows-1252), or convert it: iconv -f WINDOWS-1252 -t UTF-8"
                : "Name the encoding of the file, or convert it to UTF-8 with iconv";
    }
}
