package io.sluice.request;

/**
 * The draft of an approved pipeline that is run again without an author. {@code repairs}: when it no longer fits, it is repaired before a
 * person is asked; otherwise the person is asked first.
 */
public record Replay(DraftRef draft, boolean repairs) {}
