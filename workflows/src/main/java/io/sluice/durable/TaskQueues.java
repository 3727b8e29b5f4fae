package io.sluice.durable;

/** The four task queues: a fleet scales each by itself. */
public final class TaskQueues {

    public static final String WORKFLOWS = "sluice";
    public static final String MODEL = "sluice-model";
    public static final String SANDBOX = "sluice-sandbox";
    public static final String DATA = "sluice-data";

    private TaskQueues() {}
}
