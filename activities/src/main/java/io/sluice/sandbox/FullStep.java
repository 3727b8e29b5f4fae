package io.sluice.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One step to be run on everything.
 *
 * @param data files that the step sees under /data, by their names there, in place and read-only
 * @param workspace the folder that is its /tmp; holds the outputs of earlier steps, and then its own
 * @param limit the time it may take
 * @param maxBytes what the workspace may hold
 */
public record FullStep(
        String script, Map<String, Path> data, Path workspace, List<String> outputs, Duration limit, long maxBytes) {

    public FullStep {
        data = Map.copyOf(data);
        outputs = List.copyOf(outputs);
        SandboxStep.checkNames(data.keySet());
        SandboxStep.checkNames(outputs);
    }

    /** The time for a full run, by the time that the sample was given: as much longer as there is more, at most an hour. */
    public static Duration limit(Duration sampleLimit, long sampleBytes, long fullBytes) {
        var ratio = Math.max(1, Math.ceilDiv(fullBytes, Math.max(1, sampleBytes)));
        var scaled = ratio > 3600 ? Duration.ofHours(1) : sampleLimit.multipliedBy(ratio);
        return scaled.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : scaled;
    }
}
