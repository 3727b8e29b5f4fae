package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.home.HomeLock;
import io.sluice.standalone.home.Published;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stop the server of this home")
final class DownVerb extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public Integer call() {
        var server = Published.read(home());
        server.flatMap(published -> ProcessHandle.of(published.pid())).ifPresent(ProcessHandle::destroy);
        var stopped = server.isEmpty() || released();
        if (json()) {
            print(JsonNodeFactory.instance
                    .objectNode()
                    .put("was_up", server.isPresent())
                    .put("up", !stopped));
        } else {
            screen().say(server.isEmpty() ? "nothing is up in this home" : stopped ? "stopped" : "it does not stop");
        }
        return stopped ? Exit.DONE : Exit.FAILED;
    }

    /** The lock of the home is the last thing that a server gives back. */
    private boolean released() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var lock = HomeLock.tryTake(home());
            if (lock.isPresent()) {
                lock.get().close();
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }
}
