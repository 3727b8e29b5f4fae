package io.sluice.connector.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a reading can go on, in JSON values: slices from the ordinal {@code next} have not begun, of those before only the open ones
 * are not finished. {@code state} is the stream's state after the finished ones.
 */
public record Position(long next, List<OpenSlice> open, Map<String, @Nullable Object> state) {

    /**
     * A slice that was begun. {@code token} leads to its next page, null to its first; {@code issued}: the API itself gave the token,
     * so that going on there is exact; with a page number or an offset it is not. {@code observed}: the highest cursor value so far.
     */
    public record OpenSlice(
            long ordinal,
            Map<String, @Nullable Object> slice,
            @Nullable Object token,
            boolean issued,
            @Nullable Object observed) {}
}
