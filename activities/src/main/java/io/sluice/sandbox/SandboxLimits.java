package io.sluice.sandbox;

import java.time.Duration;

/** What one step may use. */
public record SandboxLimits(
        Duration step,
        long memoryBytes,
        double cpus,
        int pids,
        int outputBytes,
        long sampleBytes,
        long workspaceBytes) {

    private static final long MIB = 1L << 20;

    public SandboxLimits {
        if (step.isNegative() || step.isZero() || memoryBytes < 16 * MIB || cpus <= 0 || pids < 8 || outputBytes < 1) {
            throw new IllegalArgumentException("a sandbox needs time, 16 MiB, a processor and 8 processes");
        }
    }

    /** 10 seconds, 2 GiB, 2 processors, 64 processes; samples of 64 MiB, a workspace of 256 MiB, 64 KiB of output. */
    public static SandboxLimits defaults() {
        return new SandboxLimits(Duration.ofSeconds(10), 2048 * MIB, 2, 64, 64 << 10, 64 * MIB, 256 * MIB);
    }
}
