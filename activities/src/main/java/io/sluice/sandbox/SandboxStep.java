package io.sluice.sandbox;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One step to be run on samples.
 *
 * @param data files that the step sees under /data, by their names there; read-only
 * @param workspace files that lie under /tmp when it starts: outputs of earlier steps
 * @param outputs names under /tmp that it must leave behind
 * @param outputFolder where the outputs go, by their names
 */
public record SandboxStep(
        String script, Map<String, Path> data, Map<String, Path> workspace, List<String> outputs, Path outputFolder) {

    public SandboxStep {
        data = Map.copyOf(data);
        workspace = Map.copyOf(workspace);
        outputs = List.copyOf(outputs);
        checkNames(data.keySet());
        checkNames(workspace.keySet());
        checkNames(outputs);
    }

    /** Names are relative paths that stay where they are put. */
    static void checkNames(Collection<String> names) {
        for (var name : names) {
            if (!name.matches("(?![-/])[^\\x00-\\x1f\\\\]+")
                    || name.matches("(.*/)?\\.\\.?(/.*)?")
                    || name.contains("//")) {
                throw new IllegalArgumentException("not a plain file name: " + name);
            }
        }
    }
}
