package io.sluice.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A verb whose name is settled and whose work is not done yet. */
@Command(hidden = true)
final class LaterVerb implements Callable<Integer> {
    static final List<String> NAMES = List.of("state");

    @Spec
    private CommandSpec spec;

    @Unmatched
    private List<String> ignored = new ArrayList<>();

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("sluice: " + spec.name() + " is not in this version");
        return Exit.USAGE;
    }
}
