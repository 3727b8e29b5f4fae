package io.sluice.connector.file;

import io.sluice.connector.rows.Records;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of a JSON or JSON-lines file; a field that an object has not is NULL. */
final class JsonRecords implements Records {

    /** Opens the file; called again where a look ahead was needed. */
    interface Source {
        StrictReader open() throws IOException;
    }

    private final String path;
    private StrictReader reader;
    private JsonCutter cutter;
    private final @Nullable JsonList list;
    private boolean single;

    private final WantedFields fields;
    private @Nullable String fault;

    JsonRecords(String path, Source source, Kind kind, List<String> names) throws IOException {
        this.path = path;
        this.reader = source.open();
        this.cutter = new JsonCutter(reader);
        this.fields = new WantedFields(names);
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
        fault = cutter.fault();
        if (fault == null) {
            fault = fields.read(cutter.text(), cutter.length());
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
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public @Nullable String field(int name) {
        return fields.value(name);
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
