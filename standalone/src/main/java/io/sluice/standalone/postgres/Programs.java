package io.sluice.standalone.postgres;

import io.sluice.standalone.process.Command;
import io.sluice.standalone.process.ProgramException;
import io.sluice.standalone.process.Unprivileged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs initdb and pg_ctl, as somebody who is not root. */
record Programs(Binaries binaries, Unprivileged as) {
    /** Makes a cluster in a folder that is empty; its superuser gets the password in the file. */
    void initialise(Path data, String superuser, Path passwordFile) {
        // the builtin locale sorts the same on every machine, whatever its C library
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                superuser,
                "--pwfile",
                passwordFile.toString(),
                "-A",
                "scram-sha-256",
                "-c",
                Configuration.UNSTRETCHED.replace(" ", ""),
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    void start(Path data, Path log) {
        run("pg_ctl", "start", "-w", "-t", "60", "-s", "-D", data.toString(), "-l", log.toString());
    }

    void stop(Path data) {
        try {
            run("pg_ctl", "stop", "-w", "-t", "20", "-s", "-m", "fast", "-D", data.toString());
        } catch (ProgramException hangs) {
            run("pg_ctl", "stop", "-w", "-t", "20", "-s", "-m", "immediate", "-D", data.toString());
        }
    }

    private void run(String program, String... arguments) {
        var words = new ArrayList<>(as.prefix());
        words.add(binaries.program(program));
        words.addAll(List.of(arguments));
        // PGDATA and the like of the caller's shell must not steer our cluster
        new Command(program, words).run("PG");
    }
}
