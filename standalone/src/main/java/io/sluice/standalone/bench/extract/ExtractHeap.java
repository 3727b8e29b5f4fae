package io.sluice.standalone.bench.extract;

import io.sluice.standalone.bench.Imports;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whether memory depends on how much an API holds: an extraction that could not fit into the server's heap. */
public final class ExtractHeap {

    private ExtractHeap() {}

    public static List<String> measure(Path scratch, int rows) throws IOException {
        try (var sluice =
                        new Installation(scratch, List.of("-Xmx512m")).planned().up();
                var api = new OrdersApi(rows, 1000)) {
            api.connect(sluice, "feed");
            var shown = new Imports(sluice).commits("large", "Extract orders from feed into large");
            return List.of("| API | " + rows + " | | 512 | "
                    + Warehouse.of(sluice).count("large") + " | "
                    + shown.path("outcome").asText() + " |");
        }
    }
}
