package io.sluice.connector.manifest.decode;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.http.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;

/** A body for each item of one list inside a large JSON value; what lies beside that list is never held. */
record JsonItemsDecoder(List<String> items, Charset encoding) implements Decoder {

    static JsonItemsDecoder of(Component decoder) {
        var path = decoder.text("items_path", "");
        if (path.isEmpty()) {
            throw decoder.invalid("needs an items_path such as data.users");
        }
        try {
            return new JsonItemsDecoder(List.of(path.split("\\.")), Charset.forName(decoder.text("encoding", "utf-8")));
        } catch (IllegalArgumentException e) {
            throw decoder.invalid("encoding is no character set: " + decoder.plain("encoding"));
        }
    }

    /** Whatever character set the answer claims: the manifest says which it is. */
    @Override
    public Values read(InputStream in, Charset charset, List<?> path) throws IOException {
        var bound = new RecordBound(in);
        return new Bodies(JsonDecoder.items(JsonValues.parser(bound, encoding), items, bound), path);
    }

    @Override
    public boolean isWhole() {
        return false;
    }
}
