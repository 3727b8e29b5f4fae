package io.sluice.sandbox;

import io.sluice.sandbox.docker.DockerSandbox;

/** Chooses the driver at start: the one that is set, else Docker where an engine answers, else none. */
public final class Sandboxes {
    private Sandboxes() {}

    public static SandboxDriver choose(SandboxSettings settings) {
        return switch (settings.driver().orElse(SandboxDriver.Kind.DOCKER)) {
            case DOCKER -> DockerSandbox.open(settings);
            case BUBBLEWRAP -> new NoSandbox("The bubblewrap driver is not in this version.");
            case NONE -> new NoSandbox("Bash steps are switched off here (SLUICE_SANDBOX=none).");
        };
    }
}
