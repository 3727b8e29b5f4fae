package io.sluice.connector.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a reading can go on: the ordinal of the slice from 0, its fields, the token of the next page, the highest cursor value
 * observed in it, and the stream's state after the slices before. All are JSON values.
 * {@code issued}: the API itself gave the token, so that going on there is exact; a page number or an offset is not.
 */
public record Position(
        long ordinal,
        Map<String, @Nullable Object> slice,
        @Nullable Object token,
        boolean issued,
        @Nullable Object observed,
        Map<String, @Nullable Object> state) {}
