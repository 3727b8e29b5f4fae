package io.sluice.standalone.cli;

import picocli.CommandLine.Command;

/** The verbs that the launcher runs itself before any Java starts: here for help and completion only. */
final class LauncherVerbs {

    private LauncherVerbs() {}

    @Command(name = "test", description = "Run every test")
    static final class Test extends OfTheLauncher {}

    @Command(name = "build", description = "Bring the build up to date")
    static final class Build extends OfTheLauncher {}

    abstract static class OfTheLauncher extends Verb {
        @Override
        public Integer call() {
            throw usage("only the launcher ./sluice can do this");
        }
    }
}
