package io.sluice.request;

/** A draft whose every identifier was found and whose text passed the guards; {@code readOnly} means it is a question. */
public record PipelineRef(DraftRef draft, boolean readOnly) {}
