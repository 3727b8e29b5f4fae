package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object that are wanted, by their names or paths. */
final class WantedFields implements JsonFields.Sink {

    private final Map<String, Integer> wanted = new HashMap<>();
    /** Paths of the objects that wanted fields lie in. */
    private final Set<String> through = new HashSet<>();

    /** Of these the ones that are no objects in the record at hand. */
    private final Set<String> flat = new HashSet<>();

    private final NestedFields nested = new NestedFields(this, through::contains);
    private final @Nullable String[] values;
    private final boolean[] met;
    private @Nullable String fault;

    WantedFields(List<String> names) {
        for (var name : names) {
            wanted.put(name, wanted.size());
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                through.add(name.substring(0, dot));
            }
        }
        values = new String[names.size()];
        met = new boolean[names.size()];
    }

    /** Reads another object; answers why it cannot be used, or null. */
    @Nullable
    String read(char[] text, int length) {
        Arrays.fill(values, null);
        Arrays.fill(met, false);
        fault = null;
        flat.clear();
        var complaint = JsonFields.parse(text, length, through.isEmpty() ? this : nested);
        if (complaint != null) {
            return complaint;
        }
        return fault == null ? missed() : fault;
    }

    /** A value where other records have an object would be lost without a word. */
    private @Nullable String missed() {
        for (var path : flat) {
            for (var field : wanted.entrySet()) {
                if (field.getKey().startsWith(path + ".") && !met[field.getValue()]) {
                    return path + " is no object here";
                }
            }
        }
        return null;
    }

    @Nullable
    String value(int name) {
        return values[name];
    }

    @Override
    public void field(String name, @Nullable String text, JsonToken kind) {
        var slot = wanted.get(name);
        if (slot == null) {
            if (kind != JsonToken.START_OBJECT && kind != JsonToken.VALUE_NULL && through.contains(name)) {
                flat.add(name);
            }
            return;
        }
        if (met[slot]) {
            fault = "it holds " + name + " twice";
        }
        met[slot] = true;
        values[slot] = text;
        var unstorable = text == null || kind != JsonToken.VALUE_STRING ? null : unstorable(text);
        fault = unstorable == null ? fault : name + ": " + unstorable;
    }

    /** Escapes can write what no database stores as text. */
    private static @Nullable String unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "it holds a NUL character (U+0000)";
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "it holds half a character (an unpaired surrogate)";
                }
                i++;
            }
        }
        return null;
    }
}
