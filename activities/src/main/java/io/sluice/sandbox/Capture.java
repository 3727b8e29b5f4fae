package io.sluice.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes of a stream and counts the rest. */
public final class Capture {
    private final int cap;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long seen;

    public Capture(int cap) {
        this.cap = cap;
    }

    public synchronized void add(byte[] bytes, int length) {
        kept.write(bytes, 0, Math.min(length, cap - kept.size()));
        seen += length;
    }

    public synchronized Captured captured() {
        var text = kept.toString(StandardCharsets.UTF_8);
        return seen <= cap
                ? new Captured(text, false)
                : new Captured(text + "\n… cut here: " + cap + " of " + seen + " bytes are shown", true);
    }
}
