package io.sluice.sandbox;

import io.sluice.pipeline.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a step ended, with all that is known about it, also when it was killed.
 *
 * @param outputs the declared outputs, by name; empty unless it passed
 * @param explanation one sentence for people
 */
public record StepResult(
        Ending ending,
        int exitCode,
        Captured stdout,
        Captured stderr,
        Duration duration,
        Map<String, Path> outputs,
        String explanation) {

    /** The exit code of a step that was killed. */
    public static final int KILLED = 137;

    public StepResult {
        outputs = Map.copyOf(outputs);
    }

    /** The ways a step can end; each but the first is an error class of its own. */
    public enum Ending {
        PASSED(Problem.Kind.OTHER, ""),
        FAILED(Problem.Kind.COMMAND_FAILED, "read the error and correct the script."),
        TIMEOUT(Problem.Kind.TIMEOUT, "do less in one step, or do it in SQL."),
        OUT_OF_MEMORY(Problem.Kind.RESOURCE_LIMIT, "stream the rows instead of keeping them, or do it in SQL."),
        TOO_MANY_PROCESSES(Problem.Kind.RESOURCE_LIMIT, "start fewer processes: one pipe instead of a loop."),
        WORKSPACE_FULL(Problem.Kind.RESOURCE_LIMIT, "write less to /tmp."),
        OUTPUT_MISSING(Problem.Kind.MISSING_FILE, "write every declared output under /tmp."),
        OUTPUT_REFUSED(Problem.Kind.FORBIDDEN, "write every declared output as a plain file under /tmp.");

        private final Problem.Kind kind;
        private final String next;

        Ending(Problem.Kind kind, String next) {
            this.kind = kind;
            this.next = next;
        }

        /** One sentence for people; the limits are those that the step ran under. */
        public String explanation(SandboxLimits limits, Duration limit, long maxBytes, int exitCode) {
            return switch (this) {
                case PASSED -> "The step passed.";
                case TIMEOUT -> "The step was stopped after " + limit.toSeconds() + " seconds.";
                case OUT_OF_MEMORY -> "The step needed more than " + (limits.memoryBytes() >> 20) + " MiB of memory.";
                case TOO_MANY_PROCESSES -> "The step started more than " + limits.pids() + " processes.";
                case WORKSPACE_FULL -> "The step wrote more than " + maxBytes + " bytes to /tmp.";
                case FAILED, OUTPUT_MISSING, OUTPUT_REFUSED -> "The step ended with exit code " + exitCode + ".";
            };
        }
    }

    public boolean passed() {
        return ending == Ending.PASSED;
    }

    /** The failure as a fault that the author may repair. */
    public Problem problem(String phase, int step) {
        var error = stderr.text().strip();
        var message = error.isEmpty() ? explanation : explanation + " " + lastLines(error);
        return new Problem(ending.kind, phase, step, message, null, ending.next);
    }

    private static String lastLines(String error) {
        return error.length() <= 2000 ? error : "…" + error.substring(error.length() - 2000);
    }
}
