package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.page.Paginator;
import io.sluice.connector.manifest.record.RecordSelector;
import io.sluice.connector.manifest.request.Requester;
import io.sluice.connector.manifest.slice.ParentStreams;
import io.sluice.connector.manifest.slice.Slicer;
import io.sluice.connector.manifest.slice.Slicers;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one stream, made once and used for every slice. {@code dataFeed}: the newest records come first, so paging ends at a
 * known one; {@code clientSide}: the cursor drops known records itself.
 */
record StreamParts(
        String name,
        Slicer slicer,
        Requester requester,
        RecordSelector selector,
        Paginator paginator,
        boolean ignoresSliceOnLaterPages,
        boolean dataFeed,
        boolean clientSide) {

    static StreamParts of(
            Component stream, Map<String, @Nullable Object> schema, ParentStreams parents, Surroundings around) {
        return of(stream, schema, parents, around, null);
    }

    /** Records after {@code until} need not come. */
    static StreamParts of(
            Component stream,
            Map<String, @Nullable Object> schema,
            ParentStreams parents,
            Surroundings around,
            @Nullable OffsetDateTime until) {
        var retriever = AskedFields.of(stream, null, around.scope()).needed("retriever");
        var cursor = stream.child("incremental_sync");
        var dataFeed = cursor != null && cursor.flag("is_data_feed", false);
        var clientSide = cursor != null && cursor.flag("is_client_side_incremental", false);
        return new StreamParts(
                stream.text("name", ""),
                Slicers.of(stream, parents, around, until),
                Requester.of(retriever.needed("requester"), around),
                RecordSelector.of(retriever, stream.children("transformations"), schema, clientSide, around.scope()),
                Paginator.of(retriever.child("paginator"), around),
                retriever.flag("ignore_stream_slicer_parameters_on_paginated_requests", false),
                dataFeed,
                clientSide && !dataFeed);
    }
}
