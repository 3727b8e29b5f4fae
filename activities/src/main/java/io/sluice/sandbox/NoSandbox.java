package io.sluice.sandbox;

import java.util.List;

/** No sandbox: Bash steps are refused with the reason, never run without one. */
public final class NoSandbox implements SandboxDriver {
    private final String reason;

    public NoSandbox(String reason) {
        this.reason = reason;
    }

    /** Why there is none, and how to get one. */
    public String reason() {
        return reason;
    }

    @Override
    public Kind kind() {
        return Kind.NONE;
    }

    @Override
    public List<String> lacks() {
        return List.of(reason);
    }

    @Override
    public StepResult run(SandboxStep step) {
        throw new SandboxException(reason);
    }

    @Override
    public StepResult runInFull(FullStep step) {
        throw new SandboxException(reason);
    }

    @Override
    public void close() {}
}
