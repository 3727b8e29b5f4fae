package io.sluice.connector.file;

import java.util.Arrays;

/** Text that is put together piece by piece and takes no more than 16 MB, whatever a file holds; what goes beyond is counted as too long. */
final class BoundedText {

    static final int MAX = 16 << 20;

    private char[] characters = new char[1 << 10];
    private int length;
    private boolean tooLong;

    void clear() {
        length = 0;
        tooLong = false;
    }

    void append(char[] from, int start, int end) {
        int count = end - start;
        if (length + count > MAX) {
            tooLong = true;
            return;
        }
        if (length + count > characters.length) {
            characters = Arrays.copyOf(characters, Math.min(MAX, Math.max(length + count, characters.length * 2)));
        }
        System.arraycopy(from, start, characters, length, count);
        length += count;
    }

    char[] characters() {
        return characters;
    }

    int length() {
        return length;
    }

    boolean tooLong() {
        return tooLong;
    }

    String substring(int start, int end) {
        return new String(characters, start, end - start);
    }
}
