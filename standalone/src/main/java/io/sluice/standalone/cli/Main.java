package io.sluice.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code sluice}: lists its verbs and hands over to one. */
@Command(
        name = "sluice",
        description = "Say it. See the diff. Commit it once. Undo it any time.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {VersionVerb.class, HelpCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
