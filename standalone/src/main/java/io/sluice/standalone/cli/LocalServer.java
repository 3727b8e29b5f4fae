package io.sluice.standalone.cli;

import io.sluice.standalone.Composition;
import io.sluice.standalone.Server;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.Attachment;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.HomeLock;
import io.sluice.standalone.home.Published;
import io.sluice.standalone.home.Settings;
import io.sluice.standalone.screen.Screen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A server that a command started for itself; others may attach, so it leaves after the last of them. */
final class LocalServer implements Attachment.OwnServer {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int SILENT_PAUSES = 10;

    private final Home home;
    private final Server server;
    private final Screen screen;

    private LocalServer(Home home, Server server, Screen screen) {
        this.home = home;
        this.server = server;
        this.screen = screen;
    }

    /** Empty when another process has the home. */
    static Optional<LocalServer> tryStart(Home home, Screen screen) {
        // logback is set up by our own file; a second set-up would lose what is logged meanwhile
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("sluice.log", home.create().log().toString());
        // what writes by the JDK's own logging, such as Tomcat, would write to the terminal
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // set up before the parts of the server log side by side
        LoggerFactory.getILoggerFactory();
        var settings = Settings.load(home, System.getenv());
        return Server.tryStart(home, settings, VersionVerb.version(), Composition::start, screen::say)
                .map(server -> new LocalServer(home, server, screen));
    }

    @Override
    public Published published() {
        return server.published();
    }

    Server server() {
        return server;
    }

    @Override
    public void close() {
        for (int pauses = 0; ; pauses++) {
            var unattended = isIdle() ? HomeLock.tryTakeFromClients(home) : Optional.<HomeLock>empty();
            if (unattended.isPresent()) {
                try (var closedToClients = unattended.get()) {
                    server.close();
                }
                return;
            }
            if (pauses == SILENT_PAUSES) {
                screen.say("still needed by other commands or requests; stops after the last (Ctrl-C: now)");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A request that waits for a person is not active: it goes on at the next start. */
    private boolean isIdle() {
        try {
            var requests = new Api(published().web(), null).get("/v1/requests");
            return StreamSupport.stream(requests.spliterator(), false).noneMatch(request -> "running"
                    .equals(request.path("outcome").asText()));
        } catch (ApiException nothingToServe) {
            return true;
        }
    }
}
