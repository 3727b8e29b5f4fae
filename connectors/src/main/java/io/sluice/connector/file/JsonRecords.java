package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connector.rows.Records;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of a JSON or JSON-lines file; a field that an object has not is NULL. */
final class JsonRecords implements Records, JsonFields.Sink {

    /** Opens the file; called again where a look ahead was needed. */
    interface Source {
        StrictReader open() throws IOException;
    }

    private final String path;
    private StrictReader reader;
    private JsonCutter cutter;
    private final @Nullable JsonList list;
    private boolean single;

    private final Map<String, Integer> wanted = new HashMap<>();
    private final @Nullable String[] values;
    private final boolean[] met;
    private @Nullable String fault;

    JsonRecords(String path, Source source, Kind kind, List<String> names) throws IOException {
        this.path = path;
        this.reader = source.open();
        this.cutter = new JsonCutter(reader);
        for (var name : names) {
            wanted.put(name, wanted.size());
        }
        values = new String[names.size()];
        met = new boolean[names.size()];
        JsonList found = kind == Kind.JSONL ? null : new JsonList(path, cutter);
        try {
            if (found != null && !found.find()) {
                reader.close();
                reader = source.open();
                cutter = new JsonCutter(reader);
                single = true;
            }
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        list = found;
    }

    @Override
    public boolean advance() {
        try {
            if (!cut()) {
                return false;
            }
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
        Arrays.fill(values, null);
        Arrays.fill(met, false);
        fault = cutter.fault();
        if (fault == null) {
            var complaint = JsonFields.parse(cutter.text(), cutter.length(), this);
            fault = complaint == null ? fault : complaint;
        }
        return true;
    }

    private boolean cut() throws IOException {
        if (list == null) {
            return cutter.cutLine();
        }
        return single ? cutter.peek() >= 0 && cutter.cutValue() : list.advance();
    }

    @Override
    public void field(String name, @Nullable String text, JsonToken kind) {
        var slot = wanted.get(name);
        if (slot == null) {
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

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public @Nullable String field(int name) {
        return values[name];
    }

    @Override
    public long line() {
        return cutter.line();
    }

    @Override
    public String raw() {
        return cutter.raw();
    }

    @Override
    public long bytesRead() {
        return reader.bytesRead();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }
}
