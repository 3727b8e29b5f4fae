package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree as XML: keys are elements, a list repeats its element. */
final class XmlText {
    private XmlText() {}

    static String of(Object body) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        if (body instanceof Map<?, ?> map && map.size() == 1) {
            Tree.map(map).forEach((name, value) -> element(text, name, value));
        } else {
            element(text, "root", body instanceof List<?> list ? Map.of("item", list) : body);
        }
        return text.toString();
    }

    private static void element(StringBuilder text, String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(item -> element(text, name, item));
            return;
        }
        var tag = name.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^(?=[0-9.-])", "_");
        text.append('<').append(tag).append('>');
        if (value instanceof Map<?, ?> map) {
            Tree.map(map).forEach((key, inner) -> element(text, key, inner));
        } else if (value != null) {
            text.append(escaped(value.toString()));
        }
        text.append("</").append(tag).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
