package io.sluice.sandbox;

import io.sluice.sandbox.bubblewrap.BubblewrapSandbox;
import io.sluice.sandbox.docker.DockerSandbox;

/** Chooses the driver at start: the one that is set, else Docker, else bubblewrap where it can limit all, else none. */
public final class Sandboxes {
    private Sandboxes() {}

    public static SandboxDriver choose(SandboxSettings settings) {
        if (settings.driver().isEmpty()) {
            return best(settings);
        }
        return switch (settings.driver().get()) {
            case DOCKER -> DockerSandbox.open(settings);
            case BUBBLEWRAP -> BubblewrapSandbox.open(settings);
            case NONE -> new NoSandbox("Bash steps are switched off here (SLUICE_SANDBOX=none).");
        };
    }

    private static SandboxDriver best(SandboxSettings settings) {
        var docker = DockerSandbox.open(settings);
        if (docker.kind() != SandboxDriver.Kind.NONE) {
            return docker;
        }
        var other = BubblewrapSandbox.open(settings);
        if (other instanceof BubblewrapSandbox bubblewrap && bubblewrap.limitsEverything()) {
            return bubblewrap;
        }
        other.close();
        var reasons = String.join(" ", docker.lacks()) + " " + String.join("; ", other.lacks());
        return new NoSandbox(
                "There is no sandbox for Bash. " + reasons + ". SLUICE_SANDBOX=bubblewrap takes it as it is.");
    }
}
