package io.sluice.connector.file.excel;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Pulls the elements of a part; there are no entities and no documents but this one. */
final class Xml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();
    /** What Excel lets a cell hold. */
    private static final int LONGEST_TEXT = 32_767;

    private final XMLStreamReader reader;
    private final InputStream in;

    private Xml(InputStream in) throws IOException {
        this.in = in;
        try {
            reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    static Xml of(InputStream in) throws IOException {
        return new Xml(in);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Moves to the next start of an element, or false at the end of the document. */
    boolean nextStart() throws IOException {
        int event;
        do {
            event = next();
        } while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT);
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Moves to the next start of an element within {@code parent}, or false at its end. */
    boolean nextWithin(String parent) throws IOException {
        while (true) {
            var event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT
                    || event == XMLStreamConstants.END_ELEMENT
                            && reader.getLocalName().equals(parent)) {
                return false;
            }
        }
    }

    String name() {
        return reader.getLocalName();
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** An attribute whatever its namespace is. */
    @Nullable
    String anyAttribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element at hand, which is left behind. */
    String text() throws IOException {
        var text = new StringBuilder();
        while (true) {
            var event = next();
            switch (event) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(text);
                case XMLStreamConstants.START_ELEMENT -> text();
                case XMLStreamConstants.END_DOCUMENT -> throw BadWorkbook.corrupt("it ends within a cell");
                default -> {}
            }
        }
    }

    private void append(StringBuilder text) throws IOException {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        if (text.length() > LONGEST_TEXT * 2) {
            throw BadWorkbook.corrupt("a cell holds more than " + LONGEST_TEXT + " characters");
        }
    }

    private int next() throws IOException {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (RuntimeException e) {
            throw BadWorkbook.corrupt(String.valueOf(e.getMessage()));
        }
    }

    private static IOException broken(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException cause) {
            return cause instanceof BadWorkbook bad ? bad : BadWorkbook.corrupt(String.valueOf(cause.getMessage()));
        }
        var message = String.valueOf(e.getMessage());
        return BadWorkbook.corrupt(message.lines().reduce((first, last) -> last).orElse(message));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
