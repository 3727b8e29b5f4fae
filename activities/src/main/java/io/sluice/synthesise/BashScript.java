package io.sluice.synthesise;

import io.sluice.pipeline.Step;
import java.util.stream.Collectors;

/** A Bash step with what every script must have: stop at the first error, say when it starts and how it ends. */
public final class BashScript {
    private BashScript() {}

    public static String of(Step.Bash step) {
        var name = "step " + step.number();
        var counts = step.outputs().stream()
                .map(output -> "\necho \"" + name + ": $(wc -l < " + quoted(output) + ") lines in \"" + quoted(output))
                .collect(Collectors.joining());
        return """
                #!/usr/bin/env bash
                # Step %d of a Sluice request: reads /data, writes /tmp.
                set -euo pipefail
                trap 'code=$?; echo "%s: end at $(date -u +%%FT%%TZ), exit code $code"' EXIT
                echo "%s: start at $(date -u +%%FT%%TZ)"

                %s
                %s
                """.formatted(step.number(), name, name, step.script().strip(), counts)
                        .stripTrailing()
                + "\n";
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
