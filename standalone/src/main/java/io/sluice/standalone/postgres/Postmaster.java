package io.sluice.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server process that runs on a data folder, as its own pid file tells it. */
record Postmaster(long pid, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The living postmaster of this folder; a pid file whose process is gone, or is another program, counts for nothing. */
    static Optional<Postmaster> of(Path data) {
        return named(data).filter(found -> found.runsOn(data));
    }

    /**
     * Removes a pid file whose number now is another program's, which PostgreSQL would take for a server of its own. That of
     * a dead process stays: through it PostgreSQL finds back ends that outlived their postmaster.
     */
    static void forgetIfRecycled(Path data) throws IOException {
        var recycled = named(data).filter(named -> ProcessHandle.of(named.pid).isPresent() && !named.runsOn(data));
        if (recycled.isPresent()) {
            Files.delete(data.resolve("postmaster.pid"));
        }
    }

    private static Optional<Postmaster> named(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(PID_LINE).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    /** After a reboot the number may be anybody's. */
    private boolean runsOn(Path data) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains("postgres") && command.contains(data.toString()))
                .isPresent();
    }
}
