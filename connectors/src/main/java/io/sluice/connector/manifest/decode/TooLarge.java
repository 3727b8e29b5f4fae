package io.sluice.connector.manifest.decode;

import java.io.IOException;

/** More than memory should hold at once, however well formed. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
        super(message);
    }
}
