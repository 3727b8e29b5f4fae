package io.sluice.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How sandboxes are made.
 *
 * @param driver the driver that was set; empty = the best that is there
 * @param image the image of the Docker driver
 * @param warm containers kept ready; 0 = none
 * @param folder where workspaces of the bubblewrap driver and copies of outputs may lie for a moment
 */
public record SandboxSettings(
        Optional<SandboxDriver.Kind> driver, String image, int warm, Path folder, SandboxLimits limits) {

    /** The image that {@code scripts/sandbox/build} makes. */
    public static final String IMAGE = "sluice-sandbox:1";

    public static SandboxSettings defaults(Path folder) {
        return new SandboxSettings(Optional.empty(), IMAGE, 2, folder, SandboxLimits.defaults());
    }

    public SandboxSettings with(SandboxDriver.Kind kind) {
        return new SandboxSettings(Optional.of(kind), image, warm, folder, limits);
    }

    public SandboxSettings with(SandboxLimits other) {
        return new SandboxSettings(driver, image, warm, folder, other);
    }
}
