package io.sluice.standalone.cli;

import io.sluice.connector.expression.Expressions;
import io.sluice.connector.expression.RenderLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Work on connector definitions; never starts a server. */
@Command(
        name = "connectors",
        description = "Work on connector definitions: what of them can be read, and their expressions",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CoverageVerbs.Check.class,
            CoverageVerbs.Folder.class,
            MockVerb.class,
            ConnectorsVerb.Render.class
        })
final class ConnectorsVerb extends Verb {
    @Unmatched
    private List<String> later = new ArrayList<>();

    @Override
    public Integer call() {
        var what = later.isEmpty() ? "" : " " + later.getFirst();
        screen().say("sluice: connectors" + what + " is not in this version");
        screen().say("  next: ./sluice help connectors");
        return Exit.USAGE;
    }

    @Command(
            name = "render",
            description = "Render expressions: JSON lines {t, ctx} in, {out, value} or {error, value} out")
    static final class Render extends Verb {
        @Option(names = "--now", paramLabel = "INSTANT", description = "What the functions about time take for now")
        private @Nullable Instant now;

        @Override
        public Integer call() throws IOException {
            var clock = now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var out = screen().out();
            new RenderLines(new Expressions(clock)).run(lines, out);
            out.flush();
            return Exit.DONE;
        }
    }
}
