package io.sluice.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows that a stream gives, in the names of its output: {@code key} tells them apart, {@code cursor} the newer from the
 * older. {@code incremental}: only rows from where the target stands on are read.
 */
public record Newness(List<String> key, @Nullable String cursor, boolean incremental) {

    public Newness {
        key = List.copyOf(key);
    }
}
