package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object and, behind each that is an object, those inside it by their path: {@code customer.name}. */
final class NestedFields implements JsonFields.Sink {

    private static final int DEEPEST = 4;

    private final JsonFields.Sink sink;
    private final Predicate<String> lookInto;
    private String prefix = "";
    private int depth;

    /** {@code lookInto} says of a path whether the object there is looked into. */
    NestedFields(JsonFields.Sink sink, Predicate<String> lookInto) {
        this.sink = sink;
        this.lookInto = lookInto;
    }

    @Override
    public void field(String name, @Nullable String text, JsonToken kind) {
        var path = prefix + name;
        sink.field(path, text, kind);
        if (kind == JsonToken.START_OBJECT && text != null && depth < DEEPEST && lookInto.test(path)) {
            within(path, text.toCharArray());
        }
    }

    private void within(String path, char[] object) {
        var outer = prefix;
        prefix = path + ".";
        depth++;
        JsonFields.parse(object, object.length, this);
        depth--;
        prefix = outer;
    }
}
