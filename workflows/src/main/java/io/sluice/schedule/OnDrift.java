package io.sluice.schedule;

/** What a firing does that no longer fits what is there. */
public enum OnDrift {
    /** Wait for a person. */
    STOP,
    /** Have the pipeline repaired and proven anew, then wait for a person. */
    REPAIR
}
