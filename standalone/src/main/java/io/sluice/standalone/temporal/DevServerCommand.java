package io.sluice.standalone.temporal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the development server, with the settings that make it quick and keep it on disk. */
record DevServerCommand(Path binary, Path folder, int port, int uiPort, String namespace) {
    private static final long LARGEST_LOG = 10_000_000;

    /** By default it dispatches 20 tasks a second and rounds timers up to a second: ten times too slow for a person. */
    private static final List<String> DYNAMIC_CONFIGURATION = List.of(
            "history.transferProcessorMaxPollRPS=2000",
            "history.timerProcessorMaxPollRPS=2000",
            "history.visibilityProcessorMaxPollRPS=2000",
            "history.timerProcessorMaxTimeShift=\"10ms\"",
            "system.enableActivityEagerExecution=true");

    /** Survives a killed server; after a power cut the store and the ledgers start again what it forgot. */
    private static final List<String> SQLITE = List.of("journal_mode=WAL", "synchronous=NORMAL");

    String address() {
        return "127.0.0.1:" + port;
    }

    String uiUrl() {
        return "http://127.0.0.1:" + uiPort;
    }

    Path log() {
        return folder.resolve("log");
    }

    Process launch() throws IOException {
        if (log().toFile().length() > LARGEST_LOG) {
            Files.move(log(), folder.resolve("log.old"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        var process = new ProcessBuilder(words())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process.getOutputStream().close();
        return process;
    }

    List<String> words() {
        var words = new ArrayList<>(ownSession());
        words.addAll(List.of(binary.toString(), "server", "start-dev", "--log-level", "warn"));
        words.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port)));
        words.addAll(List.of("--ui-ip", "127.0.0.1", "--ui-port", Integer.toString(uiPort)));
        words.addAll(List.of("--namespace", namespace));
        words.addAll(List.of("--db-filename", folder.resolve("temporal.db").toString()));
        DYNAMIC_CONFIGURATION.forEach(value -> words.addAll(List.of("--dynamic-config-value", value)));
        SQLITE.forEach(pragma -> words.addAll(List.of("--sqlite-pragma", pragma)));
        return words;
    }

    /** Ctrl-C in the terminal asks Sluice to cancel a request; it must not reach the server under it. */
    private static List<String> ownSession() {
        return Stream.of(
                        List.of("setsid"), // Linux
                        List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV")) // macOS
                .filter(way -> onPath(way.getFirst()))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
