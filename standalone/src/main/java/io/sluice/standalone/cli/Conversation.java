package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.RequestDocument;
import io.sluice.standalone.screen.DiffReport;
import io.sluice.standalone.screen.Report;
import io.sluice.standalone.screen.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Accompanies a request to its end: shows its phases, lets Ctrl-C cancel it, asks the person what it waits for. */
final class Conversation {
    private static final int ROWS_OF_A_KIND = 5;
    private static final Set<String> CHANGED = Set.of("committed", "proven");

    private final Api api;
    private final Screen screen;
    private final boolean json;

    Conversation(Api api, Screen screen, boolean json) {
        this.api = api;
        this.screen = screen;
        this.json = json;
    }

    /** The exit code by the outcome; the document or a report is printed. */
    int untilSettled(String id) {
        return accompany(id, () -> new Follow(api, screen).untilSettled(id));
    }

    /** The same after a person said something to a request that looked like this before. */
    int untilSettled(RequestDocument before) {
        return accompany(before.id(), () -> new Follow(api, screen).untilSettled(before));
    }

    private int accompany(String id, Supplier<RequestDocument> first) {
        try (var interrupts = Interrupts.cancelling(api, id, screen)) {
            var document = first.get();
            while (document.isWaiting() && mayAsk() && !isSettledElsewhere(document)) {
                if (!ask(document)) {
                    return Exit.of(document.outcome()); // what it waits for was told before it was asked
                }
                document = new Follow(api, screen).untilSettled(document);
            }
            return report(document);
        }
    }

    /** Prints the document or what it says; the exit code by its outcome. */
    int report(RequestDocument document) {
        print(document);
        return Exit.of(document.outcome());
    }

    /** Of a question that is better asked again, no answer is asked for. */
    private static boolean isSettledElsewhere(RequestDocument document) {
        return document.text("question", "next").isPresent();
    }

    private boolean mayAsk() {
        return screen.canAsk() && !json;
    }

    private void print(RequestDocument document) {
        if (json) {
            screen.result(Api.write(document.json()));
        } else {
            new Report(screen).print(document, diff(document));
        }
    }

    /** Only a look: what was committed is told, whether or not its rows can be had. */
    private JsonNode diff(RequestDocument document) {
        try {
            return CHANGED.contains(document.outcome())
                    ? api.get(Api.requestPath(document.id()) + "/diff")
                    : MissingNode.getInstance();
        } catch (ApiException gone) {
            return MissingNode.getInstance();
        }
    }

    /** False when the person leaves it for later. */
    private boolean ask(RequestDocument document) {
        new Report(screen).print(document);
        return "asked".equals(document.outcome()) ? answer(document) : approve(document);
    }

    private boolean approve(RequestDocument document) {
        var path = Api.requestPath(document.id());
        new DiffReport(screen, ROWS_OF_A_KIND).print(api.get(path + "/diff"));
        screen.messages().print(document.isUndo() ? "Take it back so? [y/N] " : "Commit this change? [y/N] ");
        screen.messages().flush();
        if (!line().map(String::strip)
                .filter(reply -> reply.matches("(?i)y|yes"))
                .isPresent()) {
            return false;
        }
        var proof = JsonNodeFactory.instance
                .objectNode()
                .put("proof", document.text("proof").orElse(null));
        api.post(path + "/approve", proof);
        return true;
    }

    private boolean answer(RequestDocument document) {
        screen.messages().print("Answer (empty: later): ");
        screen.messages().flush();
        var reply = line().map(String::strip).filter(text -> !text.isEmpty());
        reply.ifPresent(text -> api.post(
                Api.requestPath(document.id()) + "/answer",
                JsonNodeFactory.instance.objectNode().put("text", text)));
        return reply.isPresent();
    }

    private static Optional<String> line() {
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
