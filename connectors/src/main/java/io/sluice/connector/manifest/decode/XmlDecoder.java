package io.sluice.connector.manifest.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML as maps: attributes under {@code @name}, text beside others under {@code #text}, elements of one name as a list. */
record XmlDecoder() implements Decoder {
    private static final int LARGEST = 64 << 20;

    @Override
    public Values read(InputStream in, Charset charset, List<?> path) throws IOException {
        var body = tree(in, charset);
        var given = new ArrayList<Object>(List.of(body));
        return new Bodies(() -> given.isEmpty() ? null : given.removeFirst(), path);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    static Map<String, @Nullable Object> tree(InputStream in, Charset charset) throws IOException {
        try {
            var reader = factory().createXMLStreamReader(new InputStreamReader(new Limited(in, LARGEST), charset));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    var tree = new LinkedHashMap<String, @Nullable Object>();
                    tree.put(reader.getLocalName(), element(reader));
                    return tree;
                }
            }
            return Map.of();
        } catch (XMLStreamException e) {
            throw new IOException("the answer is no XML: " + e.getMessage(), e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static @Nullable Object element(XMLStreamReader reader) throws XMLStreamException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            fields.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var text = new StringBuilder();
        for (var event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = reader.getLocalName();
                add(fields, name, element(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        var stripped = text.toString().strip();
        if (fields.isEmpty()) {
            return stripped.isEmpty() ? null : stripped;
        }
        if (!stripped.isEmpty()) {
            fields.put("#text", stripped);
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (!fields.containsKey(name)) {
            fields.put(name, value);
        } else if (fields.get(name) instanceof List<?> list) {
            ((List<@Nullable Object>) list).add(value);
        } else {
            var list = new ArrayList<@Nullable Object>();
            list.add(fields.get(name));
            list.add(value);
            fields.put(name, list);
        }
    }
}
