package io.sluice.connector.file;

import java.io.IOException;

/** A value that the file's format or charset cannot hold. */
final class UnwritableText extends IOException {

    UnwritableText(String message) {
        super(message);
    }
}
