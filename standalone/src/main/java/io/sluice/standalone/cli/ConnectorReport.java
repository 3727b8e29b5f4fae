package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.standalone.screen.Screen;

/** Says what a connector could not do; the exit code tells whether the caller or the far side can mend it. */
final class ConnectorReport {
    private ConnectorReport() {}

    static int of(ConnectorException error, Screen screen) {
        screen.say(screen.bad("sluice: ") + error.getMessage());
        screen.say("  next: " + error.next());
        return switch (error.fault()) {
            case BAD_SETTING, NOT_FOUND -> Exit.USAGE;
            default -> Exit.FAILED;
        };
    }
}
