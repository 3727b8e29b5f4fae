package io.sluice.durable;

/** The five task queues: a fleet scales each by itself. */
public final class TaskQueues {

    public static final String WORKFLOWS = "sluice";
    public static final String MODEL = "sluice-model";
    public static final String SANDBOX = "sluice-sandbox";
    public static final String DATA = "sluice-data";
    /** Sources that are read side by side for hours: whatever is short keeps the slots of the queue above. */
    public static final String EXTRACT = "sluice-extract";

    private TaskQueues() {}
}
