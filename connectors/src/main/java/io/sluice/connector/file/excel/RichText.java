package io.sluice.connector.file.excel;

import java.io.IOException;

/** A text in runs of different looks is one text; how it is pronounced is none of it. */
final class RichText {

    private RichText() {}

    /** The text of the element at hand, which ends with {@code parent}. */
    static String read(Xml xml, String parent) throws IOException {
        var text = new StringBuilder();
        while (xml.nextWithin(parent)) {
            switch (xml.name()) {
                case "t" -> text.append(xml.text());
                case "rPh" -> pass(xml);
                default -> {}
            }
        }
        return unescaped(text.toString());
    }

    private static void pass(Xml xml) throws IOException {
        while (xml.nextWithin("rPh")) {
            // pronunciation
        }
    }

    /** Excel writes what XML cannot hold as {@code _x000D_}. */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_")
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
