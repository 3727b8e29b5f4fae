package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.connector.expression.Expressions;
import io.sluice.connector.expression.RenderLines;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.settings.Settings;
import io.sluice.connector.manifest.shipped.Shipped;
import io.sluice.standalone.client.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Work on connector definitions; never starts a server. */
@Command(
        name = "connectors",
        description =
                "Work on connector definitions: those shipped, one from an OpenAPI document, what can be read, expressions",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConnectorsVerb.ListShipped.class,
            CoverageVerbs.Check.class,
            CoverageVerbs.Folder.class,
            FromOpenApi.class,
            MockVerb.class,
            ConnectorsVerb.Render.class
        })
final class ConnectorsVerb extends Verb {
    @Unmatched
    private List<String> later = new ArrayList<>();

    @Override
    public Integer call() {
        if (later.isEmpty()) {
            screen().say(usage());
            return Exit.USAGE;
        }
        screen().say("sluice: connectors " + later.getFirst() + " is not in this version");
        screen().say("  next: ./sluice help connectors");
        return Exit.USAGE;
    }

    @Command(name = "list", description = "List the connectors that come with Sluice: what each reads and needs")
    static final class ListShipped extends Verb {
        @Override
        public Integer call() {
            var list = Api.JSON.createArrayNode();
            Shipped.NAMES.forEach(name -> describe(name, list.addObject()));
            if (json()) {
                print(list);
                return Exit.DONE;
            }
            for (var one : list) {
                screen().result(one.path("name").asText() + "  "
                        + one.path("title").asText());
                screen().result("    streams: " + joined(one.path("streams")));
                screen().result("    needs:   " + joined(one.path("needs")));
            }
            screen().say("connect one: ./sluice connect NAME --manifest "
                    + list.path(0).path("name").asText("FILE") + " --set KEY=VALUE --set-env SECRET=VAR");
            return Exit.DONE;
        }

        private static void describe(String name, ObjectNode into) {
            var text = Shipped.text(name).orElseThrow();
            var manifest = Manifest.read(name, text);
            into.put("name", name)
                    .put("title", text.lines().findFirst().orElse("").replaceFirst("^# *", ""));
            var streams = into.putArray("streams");
            manifest.streams().forEach(stream -> streams.add(stream.name()));
            var needs = into.putArray("needs");
            new Settings(manifest.settingsSchema())
                    .missing(Map.of())
                    .forEach(setting -> needs.add(setting.name() + (setting.secret() ? " (secret)" : "")));
        }

        private static String joined(JsonNode texts) {
            var all = new ArrayList<String>();
            texts.forEach(text -> all.add(text.asText()));
            return all.isEmpty() ? "nothing" : String.join(", ", all);
        }
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
