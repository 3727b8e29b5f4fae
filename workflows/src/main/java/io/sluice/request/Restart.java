package io.sluice.request;

/**
 * Where a request that failed goes on: at the introspection of its last draft. The repairs it has used stay used; those of them whose end
 * was {@code written} down are not written again.
 */
public record Restart(DraftRef draft, int repairs, int written) {}
