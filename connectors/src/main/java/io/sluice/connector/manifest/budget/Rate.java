package io.sluice.connector.manifest.budget;

import java.time.Duration;

/** So many calls within any stretch of that length. */
record Rate(long limit, Duration interval) {}
