package io.sluice.standalone.screen;

/** How many columns of a terminal a text takes: East Asian characters two, combining marks none. */
final class Width {

    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::ofCharacter).sum();
    }

    /** The text, or its beginning and an ellipsis that together take no more than this many columns. */
    static String cut(String text, int widest) {
        if (of(text) <= widest) {
            return text;
        }
        var cut = new StringBuilder();
        var width = 1;
        for (var character : text.codePoints().toArray()) {
            width += ofCharacter(character);
            if (width > widest) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut.append('…').toString();
    }

    private static int ofCharacter(int character) {
        if (Character.getType(character) == Character.NON_SPACING_MARK || character == 0x200D || character == 0xFE0F) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        return character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1FAFF
                || character >= 0x20000 && character <= 0x3FFFD;
    }
}
