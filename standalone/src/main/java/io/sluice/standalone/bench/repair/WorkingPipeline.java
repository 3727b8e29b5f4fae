package io.sluice.standalone.bench.repair;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that works. {@code before} makes {@code target} what it must be beforehand; what it comes to is the content of that table in
 * the connection {@code into}, or of the file {@code target} where {@code into} is null.
 */
record WorkingPipeline(String sentence, @Nullable String into, String target, List<String> before) {

    String name() {
        return target;
    }
}
