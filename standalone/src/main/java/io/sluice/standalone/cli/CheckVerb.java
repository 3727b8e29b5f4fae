package io.sluice.standalone.cli;

import io.sluice.guard.GuardLint;
import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.standalone.client.Attachment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Lint SQL or Bash: JSON lines {id, dialect?, text} in, {id, verdict, rule, token, message} out")
final class CheckVerb extends Verb {
    @Parameters(paramLabel = "LANGUAGE", description = "sql or bash")
    private Language language;

    @Option(names = "--on", paramLabel = "NAME", description = "Take the dialect of this connection")
    private @Nullable String on;

    /** Spelled as they are typed. */
    enum Language {
        sql,
        bash
    }

    @Override
    public Integer call() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = screen().out();
        var lint = language == Language.bash ? GuardLint.bash() : GuardLint.sql(dialect(), Scope.lint());
        lint.run(lines, out);
        out.flush();
        return Exit.DONE;
    }

    /** Only a server knows its connections, and {@code check} never starts one. */
    private SqlDialect dialect() {
        if (on == null) {
            return SqlDialect.POSTGRES;
        }
        try (var attachment = Attachment.toRunning(home())
                .orElseThrow(
                        () -> usage("--on needs a running server (./sluice up); or name the dialect in the lines"))) {
            var connections = attachment.api().get("/v1/connections");
            return StreamSupport.stream(connections.spliterator(), false)
                    .filter(connection -> on.equals(connection.path("name").asText()))
                    .map(connection -> SqlDialect.of(connection.path("kind").asText()))
                    .findFirst()
                    .orElseThrow(() -> usage("there is no connection " + on));
        }
    }
}
