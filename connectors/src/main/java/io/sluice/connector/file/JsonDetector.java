package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a JSON or JSON-lines file: the fields of its objects in the order they are met. */
final class JsonDetector {

    private final NestedColumns columns = new NestedColumns();
    private final JsonChildren children = new JsonChildren();
    private int objects;
    private boolean oneObject;
    private @Nullable String fault;

    private JsonDetector() {}

    /** {@code whole} says that the sample is the whole file, so that its end is no fault of the sample. */
    static Detected detect(String path, String sample, Charset charset, boolean whole) throws IOException {
        return new JsonDetector().read(path, sample, charset, whole);
    }

    private Detected read(String path, String sample, Charset charset, boolean whole) throws IOException {
        var kind = kind(path, sample);
        try {
            readRows(path, sample, kind);
        } catch (ConnectorException e) {
            if (whole || objects == 0) {
                return new Detected(null, List.of(), e.getMessage().substring(path.length() + 2));
            }
        }
        if (objects == 0 && fault != null) {
            return new Detected(null, List.of(), fault);
        }
        return new Detected(
                new FileFormat(kind, charset.name(), ',', '"', false),
                columns.columns(),
                null,
                children.columns(),
                oneObject,
                columns.odd());
    }

    private void readRows(String path, String sample, Kind kind) throws IOException {
        var cutter = new JsonCutter(new StringReader(sample));
        if (kind == Kind.JSONL) {
            while (cutter.cutLine()) {
                take(cutter);
            }
            return;
        }
        var list = new JsonList(path, cutter);
        if (list.find()) {
            while (list.advance()) {
                take(cutter);
            }
            return;
        }
        var again = new JsonCutter(new StringReader(sample));
        while (again.peek() >= 0 && again.cutValue()) {
            take(again);
        }
        oneObject = objects == 1;
    }

    private void take(JsonCutter cutter) {
        var complaint = JsonFields.parse(cutter.text(), cutter.length(), this::see);
        if (complaint == null) {
            objects++;
            children.record();
        } else {
            fault = "line " + cutter.line() + ": " + complaint;
        }
    }

    private void see(String name, @Nullable String text, JsonToken kind) {
        columns.field(name, text, kind);
        children.field(name, text, kind);
    }

    /** Lines that are objects by themselves make JSON lines, whatever the name says. */
    private static Kind kind(String path, String sample) {
        if (!DataName.extension(path).equals("json")) {
            return Kind.JSONL;
        }
        var lines = sample.lines().filter(line -> !line.isBlank()).limit(2).toList();
        boolean objects = lines.size() == 2 && lines.stream().allMatch(JsonDetector::isObject);
        return objects ? Kind.JSONL : Kind.JSON;
    }

    private static boolean isObject(String line) {
        var text = line.toCharArray();
        return JsonFields.parse(text, text.length, (name, value, kind) -> {}) == null;
    }
}
