package io.sluice.connector.manifest.page;

import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.slice.Slice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page once it was read. {@code extracted}: the records the API gave; {@code kept}: those left after filters;
 * {@code last}: the last of these.
 */
public record Page(
        HttpResponse response,
        @Nullable Object body,
        long extracted,
        long kept,
        @Nullable Map<String, @Nullable Object> last,
        Slice slice) {}
