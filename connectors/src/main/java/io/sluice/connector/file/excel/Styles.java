package io.sluice.connector.file.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a number means by the format its cell is shown in: Excel knows no dates, only numbers that look like them. */
final class Styles {

    private static final String PART = "xl/styles.xml";

    /** What a number is shown as. */
    enum Meaning {
        NUMBER,
        MOMENT,
        TIME,
        DURATION
    }

    private final List<Meaning> byStyle = new ArrayList<>();

    static Styles of(Zipped zip) throws IOException {
        var styles = new Styles();
        var in = zip.open(PART);
        if (in != null) {
            try (var xml = Xml.of(in)) {
                styles.read(xml);
            }
        }
        return styles;
    }

    private void read(Xml xml) throws IOException {
        Map<Integer, String> formats = new HashMap<>();
        while (xml.nextStart()) {
            if (xml.name().equals("numFmt")) {
                formats.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
            } else if (xml.name().equals("cellXfs")) {
                while (xml.nextWithin("cellXfs")) {
                    if (xml.name().equals("xf")) {
                        var id = number(xml.attribute("numFmtId"));
                        var written = formats.get(id);
                        byStyle.add(written == null ? builtIn(id) : meaning(written));
                    }
                }
            }
        }
    }

    Meaning of(@Nullable String style) {
        var index = style == null ? -1 : number(style);
        return index >= 0 && index < byStyle.size() ? byStyle.get(index) : Meaning.NUMBER;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Meaning builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 ->
                Meaning.MOMENT;
            case 18, 19, 20, 21, 32, 33, 45, 47 -> Meaning.TIME;
            case 46 -> Meaning.DURATION;
            default -> Meaning.NUMBER;
        };
    }

    /** Letters outside quotes, escapes and brackets; {@code [h]} counts hours instead of telling the time. */
    private static Meaning meaning(String format) {
        if (format.matches("(?is).*\\[(h+|m+|s+)\\].*")) {
            return Meaning.DURATION;
        }
        var bare = format.split(";", 2)[0]
                .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]", "")
                .toLowerCase(java.util.Locale.ROOT);
        if (bare.contains("general")) {
            return Meaning.NUMBER;
        }
        if (bare.contains("y") || bare.contains("d")) {
            return Meaning.MOMENT;
        }
        return bare.contains("h") || bare.contains("s")
                ? Meaning.TIME
                : bare.contains("m") ? Meaning.MOMENT : Meaning.NUMBER;
    }
}
