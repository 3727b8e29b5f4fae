package io.sluice.connector.manifest.decode;

import io.sluice.connector.manifest.component.Component;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Separated values with a header; every field is text, or null where the manifest says so. */
record CsvDecoder(Charset encoding, char delimiter, List<?> nulls) implements Decoder {

    static CsvDecoder of(Component decoder) {
        var delimiter = decoder.text("delimiter", ",");
        var unescaped = delimiter.startsWith("\\") ? delimiter.translateEscapes() : delimiter;
        if (unescaped.length() != 1) {
            throw decoder.invalid("delimiter must be one character");
        }
        try {
            var encoding = Charset.forName(decoder.text("encoding", StandardCharsets.UTF_8.name()));
            return new CsvDecoder(encoding, unescaped.charAt(0), decoder.list("set_values_to_none"));
        } catch (IllegalArgumentException e) {
            throw decoder.invalid("unknown encoding " + decoder.text("encoding", ""));
        }
    }

    @Override
    public Values read(InputStream in, Charset charset, List<?> path) {
        var bound = new RecordBound(in);
        var rows = new Rows(new BufferedReader(new InputStreamReader(bound, encoding)));
        return new Bodies(
                () -> {
                    bound.begin();
                    return rows.next();
                },
                path);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    private final class Rows {
        private final BufferedReader in;
        private @Nullable List<String> header;

        Rows(BufferedReader in) {
            this.in = in;
        }

        @Nullable
        Object next() throws IOException {
            if (header == null) {
                header = row();
            }
            var row = row();
            if (header == null || row == null) {
                return null;
            }
            var record = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < header.size(); i++) {
                record.put(header.get(i), i < row.size() ? value(row.get(i)) : null);
            }
            if (row.size() > header.size()) {
                throw new IOException("a row has " + row.size() + " fields, the header " + header.size());
            }
            return record;
        }

        private @Nullable String value(String text) {
            return nulls.contains(text) ? null : text;
        }

        /** The next row that is not empty. */
        private @Nullable List<String> row() throws IOException {
            for (var character = in.read(); character >= 0; character = in.read()) {
                if (character != '\n' && character != '\r') {
                    return fields(character);
                }
            }
            return null;
        }

        private List<String> fields(int first) throws IOException {
            var fields = new ArrayList<String>();
            var field = new StringBuilder();
            var quoted = false;
            for (var character = first; ; character = in.read()) {
                if (quoted && character == '"') {
                    in.mark(1);
                    var doubled = in.read() == '"';
                    if (doubled) {
                        field.append('"');
                    } else {
                        in.reset();
                        quoted = false;
                    }
                } else if (character < 0 && quoted) {
                    throw new IOException("a quoted field does not end");
                } else if (character < 0 || !quoted && (character == '\n' || character == '\r')) {
                    fields.add(field.toString());
                    return fields;
                } else if (!quoted && character == '"' && field.isEmpty()) {
                    quoted = true;
                } else if (!quoted && character == delimiter) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append((char) character);
                }
            }
        }
    }
}
