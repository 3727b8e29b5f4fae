package io.sluice.connector.manifest.decode;

import io.sluice.connector.manifest.decode.Decoder.Values;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records under a path of each of several bodies, which are held in memory one at a time. */
public final class Bodies implements Values {
    private final Values bodies;
    private final List<?> path;
    private Iterator<?> records = List.of().iterator();

    public Bodies(Values bodies, List<?> path) {
        this.bodies = bodies;
        this.path = path;
    }

    @Override
    public @Nullable Object next() throws IOException {
        while (!records.hasNext()) {
            var body = bodies.next();
            if (body == null) {
                return null;
            }
            records = FieldPath.records(body == NULL ? null : body, path).iterator();
        }
        var record = records.next();
        return record == null ? NULL : record;
    }
}
