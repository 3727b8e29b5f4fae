package io.sluice.connector.manifest.slice;

import java.time.OffsetDateTime;

/** A stretch of time to ask the API for. */
record Window(OffsetDateTime start, OffsetDateTime end) {}
