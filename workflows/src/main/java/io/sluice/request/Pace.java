package io.sluice.request;

/** Whether a request runs through, or waits for a call before the sandbox run, each repair and the commit. */
public enum Pace {
    ONE_GO,
    STEP_BY_STEP
}
