package io.sluice.connector.file.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts that cells refer to by number; read as far as they are asked for. */
final class SharedTexts implements AutoCloseable {

    private static final String PART = "xl/sharedStrings.xml";
    /** Each text is kept for as long as the sheet is read. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private final List<String> texts = new ArrayList<>();
    private final Zipped zip;
    private Xml xml;
    private boolean opened;
    private long characters;

    @SuppressWarnings("NullAway.Init")
    SharedTexts(Zipped zip) {
        this.zip = zip;
    }

    String at(int number) throws IOException {
        while (texts.size() <= number) {
            if (!readOne()) {
                throw BadWorkbook.corrupt("a cell names the text " + number + ", and there are " + texts.size());
            }
        }
        return texts.get(number);
    }

    private boolean readOne() throws IOException {
        if (!opened) {
            opened = true;
            var in = zip.open(PART);
            if (in == null) {
                return false;
            }
            xml = Xml.of(in);
        }
        while (xml != null && xml.nextStart()) {
            if (xml.name().equals("si")) {
                keep(RichText.read(xml, "si"));
                return true;
            }
        }
        return false;
    }

    private void keep(String text) throws BadWorkbook {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw new BadWorkbook(
                    "its texts are too many to hold (" + (MOST_CHARACTERS >> 20) + " million characters)",
                    "Save the sheet as CSV");
        }
        texts.add(text);
    }

    @Override
    public void close() throws IOException {
        if (xml != null) {
            xml.close();
        }
    }
}
