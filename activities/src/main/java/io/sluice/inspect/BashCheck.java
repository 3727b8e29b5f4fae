package io.sluice.inspect;

import io.sluice.guard.BashGuard;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.Set;
import java.util.stream.Collectors;

/** Guards a script and finds each file it names: under {@code /data} the request's, under {@code /tmp} what steps before it made. */
final class BashCheck {

    private static final BashGuard GUARD = new BashGuard();
    private static final String DATA = "/data/";

    private final Live live;
    private final Progress progress;
    private final Step.Bash step;

    BashCheck(Live live, Progress progress, Step.Bash step) {
        this.live = live;
        this.progress = progress;
        this.step = step;
    }

    void run() {
        switch (GUARD.check(step.script())) {
            case Verdict.Bash bash -> check(bash);
            case Verdict.Rejected refusal -> throw new DraftFault(refusal.problem(DraftFault.PHASE, step.number()));
            case Verdict.Sql sql -> throw new IllegalStateException("the guard of Bash does not answer with SQL");
            case Verdict.Load load -> throw new IllegalStateException("the guard of Bash does not answer with loads");
        }
    }

    private void check(Verdict.Bash bash) {
        var inputs = step.inputs().stream().map(BashCheck::absolute).collect(Collectors.toSet());
        for (var input : inputs) {
            if (input.startsWith(DATA)) {
                live.anyFile(input.substring(DATA.length()), step.number());
            } else {
                progress.requireOutput(step, input);
            }
        }
        bash.reads().stream().filter(path -> named(path, inputs)).findFirst().ifPresent(path -> {
            throw fault(path + " is read but is not among the step's inputs", path, "Add it to inputs");
        });
        step.outputs().stream()
                .filter(output -> !output.startsWith("/tmp/"))
                .findFirst()
                .ifPresent(output -> {
                    throw fault(output + " is an output outside /tmp", output, "Write it to /tmp");
                });
    }

    /** A file of the data folder by its full name; patterns are left to the run. */
    private static boolean named(String path, Set<String> inputs) {
        return path.startsWith(DATA) && path.chars().noneMatch(c -> "*?[$".indexOf(c) >= 0) && !inputs.contains(path);
    }

    /** An input may be named as the script does, or as the request does. */
    static String absolute(String input) {
        return input.startsWith("/") ? input : DATA + input;
    }

    private DraftFault fault(String message, String token, String next) {
        return new DraftFault(Problem.Kind.MISSING_FILE, step.number(), message, token, next);
    }
}
