package io.sluice.standalone.cli;

import io.sluice.standalone.client.Api;
import io.sluice.standalone.home.Published;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

@Command(name = "up", description = "Serve until Ctrl-C or down: the page, the API, Temporal and its UI")
final class UpVerb extends Verb {
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public Integer call() throws InterruptedException {
        var started = start();
        if (started.isEmpty()) {
            return Exit.USAGE;
        }
        var published = started.get().published();
        if (json()) {
            print(Api.JSON.valueToTree(published));
        }
        screen().say("ready: " + published.web());
        Optional.ofNullable(published.temporal().ui()).ifPresent(ui -> screen().say("Temporal UI: " + ui));
        screen().say("stop with Ctrl-C or ./sluice down");
        Interrupts.awaitStop();
        screen().say("stopping");
        started.get().server().close();
        return Exit.DONE;
    }

    /** Empty, and said, when another process serves this home. */
    private Optional<LocalServer> start() {
        while (true) {
            var started = LocalServer.tryStart(home(), screen());
            if (started.isPresent()) {
                return started;
            }
            var other = Published.read(home());
            if (other.isPresent()) {
                screen().say("already up in this home: " + other.get().web() + " (process "
                        + other.get().pid() + ")");
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos()); // it is starting or stopping
        }
    }
}
