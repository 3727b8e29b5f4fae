package io.sluice.connector.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Remembers which keys were seen by 128 bits of their SHA-256: 16 to 32 bytes a key, whatever the keys' length. */
final class SeenRows {

    private final MessageDigest sha = sha256();
    private long[] slots = new long[2 << 10];
    private int size;

    /** Whether this key is met for the first time. */
    boolean first(@Nullable String[] key) {
        for (var part : key) {
            var bytes = part == null ? null : part.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(0, bytes == null ? -1 : bytes.length));
            if (bytes != null) {
                sha.update(bytes);
            }
        }
        var digest = ByteBuffer.wrap(sha.digest());
        // zero marks a free slot
        return put(digest.getLong() | 1, digest.getLong());
    }

    private boolean put(long high, long low) {
        if (size * 3L > slots.length) {
            grow();
        }
        int mask = slots.length / 2 - 1;
        for (int i = (int) (low & mask); ; i = i + 1 & mask) {
            if (slots[2 * i] == 0) {
                slots[2 * i] = high;
                slots[2 * i + 1] = low;
                size++;
                return true;
            }
            if (slots[2 * i] == high && slots[2 * i + 1] == low) {
                return false;
            }
        }
    }

    private void grow() {
        var old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                put(old[i], old[i + 1]);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
