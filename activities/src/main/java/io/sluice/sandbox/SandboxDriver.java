package io.sluice.sandbox;

import java.util.List;

/** Runs steps in isolation; every run is clean, leaves nothing behind, and ends within its limits. */
public interface SandboxDriver extends AutoCloseable {

    /** The kinds there are, as they are configured and shown. */
    enum Kind {
        DOCKER,
        BUBBLEWRAP,
        NONE
    }

    Kind kind();

    /** The limits that this driver cannot set here, in words; shown at start. */
    List<String> lacks();

    /** Runs one step on samples: files are copied in, declared outputs copied out. */
    StepResult run(SandboxStep step);

    /** Runs one step on everything: inputs are seen in place, the workspace is a folder on disk. */
    StepResult runInFull(FullStep step);

    @Override
    void close();
}
