package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.home.SettingsException;
import io.sluice.standalone.screen.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code sluice}: lists its verbs and hands over to one. */
@Command(
        name = "sluice",
        description = "Say it. See the diff. Commit it once. Undo it any time.",
        synopsisSubcommandLabel = "VERB",
        versionProvider = VersionVerb.Provider.class,
        subcommands = {
            RunVerb.class,
            AskVerb.class,
            QueryVerb.class,
            ReadingVerbs.Requests.class,
            ReadingVerbs.Show.class,
            ReadingVerbs.Logs.class,
            ReadingVerbs.Diff.class,
            DecisionVerbs.Approve.class,
            DecisionVerbs.Reject.class,
            DecisionVerbs.Answer.class,
            EditVerb.class,
            CourseVerbs.Cancel.class,
            CourseVerbs.Resume.class,
            CourseVerbs.Undo.class,
            ScriptsVerb.class,
            ConnectVerb.class,
            ReadingVerbs.Connections.class,
            DisconnectVerb.class,
            StateVerb.Group.class,
            CheckVerb.class,
            ConnectorsVerb.class,
            ReadVerb.class,
            ScheduleVerb.class,
            DemoVerb.class,
            UpVerb.class,
            DownVerb.class,
            StatusVerb.class,
            BenchVerb.class,
            VersionVerb.class,
            LauncherVerbs.Test.class,
            LauncherVerbs.Build.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 2 wrong usage, 3 a person is waited for, 4 refused, 5 failed, 130 cancelled.",
            "State lives in SLUICE_HOME (default ~/.sluice); sluice.properties.example there lists the settings."
        })
public final class Main {
    private static final int NEAREST = 3;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version")
    private boolean version;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        line.addSubcommand(new CommandLine(new GenerateCompletion()).setCommandName("completion"));
        line.registerConverter(Instant.class, Main::instant);
        // names in data are not ASCII, whatever LANG says
        line.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((mistake, arguments) -> usage(mistake));
        line.setExecutionExceptionHandler((exception, failed, parsed) -> {
            return report(exception, Screen.of(failed.getOut(), failed.getErr()), asksForJson(parsed));
        });
        return line;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no instant such as 2026-01-31T12:00:00Z");
        }
    }

    /** Of the verb itself, which may be a verb's own verb. */
    private static boolean asksForJson(ParseResult parsed) {
        var verb = parsed;
        while (verb.subcommand() != null) {
            verb = verb.subcommand();
        }
        return verb.hasMatchedOption("--json");
    }

    private static int usage(ParameterException mistake) {
        var command = mistake.getCommandLine();
        var names = command.getCommandSpec().qualifiedName(" ").split(" ", 2);
        if (names.length == 1
                && mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            command.getErr().println("sluice: " + noSuchVerb(unmatched));
            command.getErr().println("  next: ./sluice help lists the verbs");
            return Exit.USAGE;
        }
        command.getErr().println("sluice: " + mistake.getMessage());
        command.getErr().println("  next: ./sluice " + help(names));
        return Exit.USAGE;
    }

    private static String noSuchVerb(UnmatchedArgumentException unmatched) {
        var nearest = unmatched.getSuggestions().stream().limit(NEAREST).toList();
        return "there is no verb " + unmatched.getUnmatched().getFirst()
                + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest));
    }

    /** Only the verbs themselves are known to help. */
    private static String help(String[] names) {
        return names.length == 1 ? "help" : names[1].contains(" ") ? names[1] + " --help" : "help " + names[1];
    }

    /** Says what went wrong and what to do next; the exit code tells whose fault it was. */
    static int report(Exception exception, Screen screen, boolean json) {
        var refusal = exception instanceof ApiException refused ? refused : null;
        if (json && refusal != null) {
            screen.result(Api.write(JsonNodeFactory.instance.objectNode().set("error", refusal.problem())));
        }
        screen.say(screen.bad("sluice: ") + message(exception));
        if (refusal != null) {
            refusal.next().ifPresent(next -> screen.say("  next: " + next));
        } else {
            file(exception).ifPresent(file -> screen.say("  next: " + next(file)));
        }
        if (refusal != null && refusal.isQuestion()) {
            return Exit.WAITING;
        }
        return exception instanceof SettingsException || refusal != null && refusal.isUsage()
                ? Exit.USAGE
                : Exit.FAILED;
    }

    private static Optional<FileSystemException> file(@Nullable Throwable exception) {
        if (exception instanceof FileSystemException file) {
            return Optional.of(file);
        }
        return exception == null ? Optional.empty() : file(exception.getCause());
    }

    private static String next(FileSystemException file) {
        return file instanceof FileAlreadyExistsException
                ? "Name another, or move that one away"
                : "Name a file in a folder that is there and yours";
    }

    /** The JDK's own messages are the path alone. */
    private static String reason(FileSystemException file) {
        return switch (file) {
            case NoSuchFileException missing -> "there is no such file or folder";
            case AccessDeniedException denied -> "that is not permitted";
            case FileAlreadyExistsException there -> "it is there already";
            default -> file.getClass().getSimpleName();
        };
    }

    private static String message(Throwable exception) {
        if (exception instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + " cannot be opened: " + reason(file);
        }
        var message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        var cause = exception.getCause();
        return cause == null || exception instanceof ApiException ? message : message + ": " + message(cause);
    }
}
