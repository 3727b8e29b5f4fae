package io.sluice.request;

/**
 * A draft whose every identifier was found and whose text passed the guards; {@code readOnly} means it is a question. It reads {@code parts}
 * places that can be read side by side.
 */
public record PipelineRef(DraftRef draft, boolean readOnly, int parts) {

    /** What is read one after the other. */
    public PipelineRef(DraftRef draft, boolean readOnly) {
        this(draft, readOnly, 0);
    }
}
