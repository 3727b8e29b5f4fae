package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.FileFormat;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a JSON list or JSON lines, one object a line; numbers keep their digits, times are written with a T and a Z. */
final class JsonWriter implements RowWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final boolean list;
    private final List<Column> columns;
    private final Writer out;
    private final JsonGenerator json;
    private boolean first = true;

    JsonWriter(FileFormat format, List<Column> columns, Writer out) {
        this.list = format.kind() == FileFormat.Kind.JSON;
        this.columns = columns;
        this.out = out;
        try {
            this.json = FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
        } catch (IOException e) {
            throw new IllegalStateException("a generator over a writer does no I/O", e);
        }
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    @Override
    public void begin() throws IOException {
        if (list) {
            out.write('[');
        }
    }

    /** Keeps a value of the list that was there before, as it is written. */
    void keep(char[] text, int length) throws IOException {
        separate();
        out.write(text, 0, length);
    }

    @Override
    public void write(@Nullable String[] row) throws IOException {
        separate();
        json.writeStartObject();
        for (int i = 0; i < row.length; i++) {
            json.writeFieldName(columns.get(i).name());
            writeValue(columns.get(i).type().kind(), row[i]);
        }
        json.writeEndObject();
        json.flush();
        if (!list) {
            out.write('\n');
        }
    }

    private void separate() throws IOException {
        if (list) {
            out.write(first ? "\n" : ",\n");
            first = false;
        }
    }

    private void writeValue(Kind kind, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (kind) {
            case INT64, DECIMAL -> json.writeNumber(value);
            case FLOAT64 -> writeFloat(value);
            case BOOLEAN -> json.writeBoolean(value.equals("true"));
            case JSON -> json.writeRawValue(value);
            case TIMESTAMP -> json.writeString(value.replace(' ', 'T'));
            case TIMESTAMPTZ -> json.writeString(value.replace(' ', 'T').replace("+00:00", "Z"));
            case TEXT, BYTES, DATE, TIME, INTERVAL, UUID -> json.writeString(value);
        }
    }

    /** As Java writes it: the source's text may begin with a plus sign or a point, which JSON's numbers may not. */
    private void writeFloat(String value) throws IOException {
        double number = Double.parseDouble(value);
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeString(value);
        }
    }

    @Override
    public void end() throws IOException {
        json.flush();
        if (list) {
            out.write("\n]\n");
        }
    }
}
